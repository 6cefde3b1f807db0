import { useEffect, useRef } from "preact/hooks";
import { keys } from "./keys.js";

export function Help({ open, close }) {
  const dialog = useRef();
  useEffect(() => {
    if (open && !dialog.current.open) dialog.current.showModal();
    if (!open && dialog.current.open) dialog.current.close();
  }, [open]);
  return (
    <dialog ref={dialog} aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">How this page works</h2>
      <p>
        Choose on the left; every figure follows at once. Nothing is stored: the address of the page holds all that you
        chose, so that a link, a bookmark and the browser's back button bring it back.
      </p>
      <p>In a field for a number, ↑ and ↓ go to the next power of two; 4k is 4,096.</p>
      <table>
        <tbody>
          {keys.map(({ key, does }) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <form method="dialog">
        <button autofocus>Close</button>
      </form>
    </dialog>
  );
}
