// Bundles the page into dist/: nothing in it asks the network for anything but the server it came from.
import { build } from "esbuild";
import { copyFile, mkdir, rm } from "node:fs/promises";

const swagger = "node_modules/swagger-ui-dist";
const copies = {
  "index.html": "index.html",
  "docs.html": "docs.html",
  "favicon.svg": "assets/favicon.svg",
  "docs.js": "assets/docs.js",
  "docs.css": "assets/docs.css",
  [`${swagger}/swagger-ui-bundle.js`]: "assets/swagger-ui.js",
  [`${swagger}/swagger-ui.css`]: "assets/swagger-ui.css",
};

await rm("dist", { recursive: true, force: true });
await mkdir("dist/assets", { recursive: true });
await build({
  entryPoints: { app: "src/main.jsx" },
  outdir: "dist/assets",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "eof",
  logLevel: "warning",
});
for (const [from, to] of Object.entries(copies)) await copyFile(from, `dist/${to}`);
