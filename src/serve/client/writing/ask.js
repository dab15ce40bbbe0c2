// Asks the preview. Only the page itself holds the token that lets it.

const script = document.querySelector("script[data-postil-page]");

/** The page's file in the site. */
export const page = script.dataset.postilPage;

const desk = new URL("../desk", script.src);

/** Sends a question and gives the status and the answer. */
export async function ask(question) {
  const response = await fetch(desk, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Postil-Token": script.dataset.token },
    body: JSON.stringify({ page, ...question }),
  });
  return { status: response.status, answer: await response.json() };
}

/** What is written about the article now. */
export async function article() {
  return (await ask({ ask: "article" })).answer;
}
