// Bundles the page into dist/, which the server gives at / and /assets/: nothing in it asks any other host for anything.
import { build } from "esbuild";
import { copyFile, mkdir, rm } from "node:fs/promises";

const swagger = "node_modules/swagger-ui-dist";
const copies = {
  "index.html": "index.html",
  "docs.html": "docs.html",
  "favicon.svg": "favicon.svg",
  "docs.js": "docs.js",
  "docs.css": "docs.css",
  [`${swagger}/swagger-ui-bundle.js`]: "swagger-ui.js",
  [`${swagger}/swagger-ui.css`]: "swagger-ui.css",
};

await rm("dist", { recursive: true, force: true });
await mkdir("dist");
await build({
  entryPoints: { app: "src/main.jsx" },
  outdir: "dist",
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
