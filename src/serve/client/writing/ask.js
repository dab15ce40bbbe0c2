// Asks the preview. Only the page itself holds the token that lets it.

import { drawDiagnostic, element } from "../diagnostic.js";
import { t } from "./phrases.js";

const script = document.querySelector("script[data-postil-page]");

/** The page's file in the site. */
export const page = script.dataset.postilPage;

const editor = new URL("../editor", script.src);

/** Sends a question and gives the status and the answer; status 0 where no preview answers. */
export async function ask(question) {
  try {
    const response = await fetch(editor, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Postil-Token": script.dataset.token },
      body: JSON.stringify({ page, ...question }),
    });
    return { status: response.status, answer: await response.json() };
  } catch {
    return { status: 0, answer: {} };
  }
}

/** What is written about the article now; `refusal` says why nothing can be changed, if so. */
export async function article() {
  const { status, answer } = await ask({ ask: "article" });
  if (status !== 200) return { notes: [], heading: t.notWritten, refusal: refusal(status, answer) };
  return answer.problems.length === 0 ? answer : { ...answer, heading: t.broken, refusal: refusal(status, answer) };
}

/** Why nothing is written: a text or an element. */
export function refusal(status, { problems }) {
  if (problems?.length > 0) return element("ol", ...problems.map((problem) => drawDiagnostic(problem)));
  return status === 0 ? t.silent : t.failed;
}
