// Asks the search of a published site in Chromium, over the loopback, as a reader does.
//
//   node --experimental-websocket browser.mjs ENGINE SITE CHROMIUM < queries, one a line
//
// ENGINE is `postil`, or `pagefind` with its files in SITE/pagefind.
// Prints a line a query: the milliseconds until eight results or all stand on the page, with nothing
// of the query in the browser, on a new page with its files in the browser's cache, and asked once
// more on that page; then the bytes of the index that were loaded the first time. A page is at rest
// before it is asked: an engine may load what it needs for any query, as when a reader begins to type.

import { spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const SHOWN = 8;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
// What belongs to a client, and not to an index.
const CLIENT = /\.(html|js|css|svg)$|\/wasm\./;

/** A server of the files below a folder, which counts the bytes of the index. */
async function serve(folder) {
  const counted = { bytes: 0 };
  const server = createServer(({ url }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://host').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file)) return response.writeHead(404).end();
    if (!CLIENT.test(path) && !path.endsWith('/')) counted.bytes += statSync(file).size;
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'max-age=3600',
    });
    return createReadStream(file).pipe(response);
  });
  await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
  return { origin: `http://127.0.0.1:${server.address().port}`, counted, server };
}

/** A browser with one tab. */
class Browser {
  #process;
  #profile = mkdtempSync(join(tmpdir(), 'postil-bench-'));
  #socket;
  #open = new Map();
  #count = 0;

  static async start(program) {
    const browser = new Browser();
    browser.#process = spawn(program, [
      '--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync',
      '--disable-background-networking', '--disable-component-update', '--remote-debugging-port=0',
      `--user-data-dir=${browser.#profile}`, 'about:blank',
    ], { stdio: 'ignore' });
    await browser.#connect();
    return browser;
  }

  async #connect() {
    const port = join(this.#profile, 'DevToolsActivePort');
    for (let waited = 0; !existsSync(port) || !readFileSync(port, 'utf8').includes('\n'); waited += 50) {
      if (waited > 30_000) throw new Error('the browser does not start');
      await pause(50);
    }
    const [number] = readFileSync(port, 'utf8').split('\n');
    const tabs = await (await fetch(`http://127.0.0.1:${number}/json`)).json();
    this.#socket = new WebSocket(tabs.find((tab) => tab.type === 'page').webSocketDebuggerUrl);
    await new Promise((opened) => { this.#socket.onopen = opened; });
    this.#socket.onmessage = ({ data }) => {
      const { id, result, error } = JSON.parse(data);
      const question = this.#open.get(id);
      this.#open.delete(id);
      if (error) question?.reject(new Error(error.message));
      else question?.resolve(result);
    };
  }

  send(method, params = {}) {
    this.#count += 1;
    this.#socket.send(JSON.stringify({ id: this.#count, method, params }));
    return new Promise((resolve, reject) => { this.#open.set(this.#count, { resolve, reject }); });
  }

  /** What a function gives in the page, for a text. */
  async ask(asked, text) {
    const expression = `(${asked})(${JSON.stringify(text)}, ${SHOWN})`;
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression, awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Opens an address anew, and waits until the page has `ready`. */
  async visit(url, ready) {
    await this.send('Page.navigate', { url: 'about:blank' });
    await this.send('Page.navigate', { url });
    for (let waited = 0; !await this.ask(ready, '').catch(() => false); waited += 20) {
      if (waited > 30_000) throw new Error(`${url} does not load`);
      await pause(20);
    }
  }

  async end() {
    const ended = new Promise((exit) => { this.#process.on('exit', exit); });
    this.#process.kill();
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** How each engine's page is opened, when it can be asked, how it is, and how it forgets an answer. */
const ENGINES = {
  postil: {
    path: '/search/',
    ready: () => document.readyState === 'complete'
      && document.querySelector('main [role="search"]')?.hidden === false
      && document.querySelector('main [data-search-results]').ariaBusy === 'false',
    ask: (query, shown) => new Promise((answered) => {
      const form = document.querySelector('main [role="search"]');
      const list = document.querySelector('main [data-search-results]');
      const isDone = () => list.childElementCount >= shown || list.ariaBusy === 'false';
      const start = performance.now();
      form.querySelector('input').value = query;
      form.requestSubmit();
      new MutationObserver((_, observer) => {
        if (!isDone()) return;
        observer.disconnect();
        answered(performance.now() - start);
      }).observe(list, { attributes: true, childList: true });
    }),
    forget: () => new Promise((forgotten) => {
      const form = document.querySelector('main [role="search"]');
      const list = document.querySelector('main [data-search-results]');
      form.querySelector('input').value = '';
      form.requestSubmit();
      const look = () => (list.childElementCount || list.ariaBusy === 'true' ? setTimeout(look, 10) : forgotten());
      look();
    }),
  },
  pagefind: {
    path: '/404.html',
    ready: async () => {
      if (document.readyState !== 'complete') return false;
      globalThis.pagefind ??= await import('/pagefind/pagefind.js');
      await globalThis.pagefind.init();
      return true;
    },
    ask: async (query, shown) => {
      const start = performance.now();
      const { results } = await globalThis.pagefind.search(query);
      await Promise.all(results.slice(0, shown).map((result) => result.data()));
      return performance.now() - start;
    },
    forget: () => {},
  },
};

const [name, site, program] = process.argv.slice(2);
const { path, ready, ask, forget } = ENGINES[name];
const { origin, counted, server } = await serve(site);
const browser = await Browser.start(program);
try {
  for (const query of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    await browser.send('Network.clearBrowserCache');
    counted.bytes = 0;
    await browser.visit(origin + path, ready);
    const cold = await browser.ask(ask, query);
    const { bytes } = counted;
    await browser.visit(origin + path, ready);
    const cached = await browser.ask(ask, query);
    await browser.ask(forget, '');
    const again = await browser.ask(ask, query);
    console.log(...[cold, cached, again].map((time) => time.toFixed(1)), bytes);
  }
} finally {
  await browser.end();
  server.close();
  server.closeAllConnections();
}
