import { render } from "preact";
import "../css/app.css";
import { App } from "./app.jsx";

render(<App />, document.getElementById("app"));
