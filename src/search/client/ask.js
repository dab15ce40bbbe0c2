// Asks for answers: in a worker, so that the page never waits, or in the page if there can be none.

import { answers } from './answers.js';

/** The questions under way by their numbers. */
const open = new Map();
let worker;
let count = 0;

/** Asks for one of the `answers`. An error has the `reason` why there is none. */
export function ask(name, ...wishes) {
  if (worker === undefined) worker = startWorker();
  if (!worker) return answers[name](...wishes);
  return new Promise((resolve, reject) => {
    count += 1;
    open.set(count, { name, wishes, resolve, reject });
    worker.postMessage([count, name, wishes]);
  });
}

function startWorker() {
  try {
    const started = new Worker(import.meta.url, { type: 'module' });
    started.onmessage = ({ data }) => settle(...data);
    started.onerror = giveUp;
    return started;
  } catch {
    return null;
  }
}

function settle(number, answer, error) {
  const question = open.get(number);
  open.delete(number);
  if (error) question?.reject(Object.assign(new Error(error.message), error));
  else question?.resolve(answer);
}

/** A browser that runs no module in a worker has the page answer; what the worker says then is late. */
function giveUp() {
  worker?.terminate();
  worker = null;
  for (const { name, wishes, resolve } of open.values()) resolve(answers[name](...wishes));
  open.clear();
}

if (globalThis.WorkerGlobalScope) {
  globalThis.onmessage = async ({ data: [number, name, wishes] }) => {
    try {
      postMessage([number, await answers[name](...wishes)]);
    } catch ({ message, reason }) {
      postMessage([number, null, { message, reason }]);
    }
  };
}
