// Asks the preview. Only the page itself holds the token that lets it.

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

/** What is written about the article now; its `problems` say why nothing can be changed. */
export async function article() {
  const { status, answer } = await ask({ ask: "article" });
  return status === 200 ? answer : { notes: [], problems: [failure(status)], heading: t.notWritten };
}

/** Why a question had no answer that says more. */
export function failure(status) {
  return status === 0 ? t.silent : t.failed;
}
