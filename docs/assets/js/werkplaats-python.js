// The worker of /werkplaats/: Python, this software and the handbook's files. It is asked in JSON, as
// handboek/workshop answers. A worker of its own, so that typing never waits for it.
(() => {
  "use strict";

  /**
   * @typedef {{adres: string, bytes: number}} Deel a part: where it stands, and its size
   * @typedef {{delen: Record<string, Deel>, adressen: Record<string, string | null>, bewaren: string}} Inhoud
   */

  const LIBRARY = "/lib/python3.14/site-packages";

  /** @param {string} stap @param {number} [klaar] @param {number} [totaal] */
  const vertel = (stap, klaar, totaal) => self.postMessage({ stap, klaar, totaal });

  /** What this browser keeps; on a site without https it keeps nothing. */
  const kept = "caches" in self ? caches.open(`handboek-werkplaats ${location.pathname}`).catch(() => undefined) : undefined;

  /**
   * The bytes of a part, from what was kept or from the site.
   * @param {string} url
   * @param {(bytes: number) => void} count
   */
  const bytes = async (url, count) => {
    const before = await (await kept)?.match(url);
    const response = before ?? (await fetch(url));
    if (!response.ok || !response.body) throw new Error(`${response.status} ${url}`);
    const parts = [];
    for (let reader = response.body.getReader(), read; !(read = await reader.read()).done; ) {
      parts.push(read.value);
      count(read.value.length);
    }
    const blob = new Blob(parts);
    if (!before) (await kept)?.put(url, new Response(blob)).catch(() => {}); // a full disk stops nothing
    return blob;
  };

  /**
   * What is in a packed part; a server may have unpacked it on its way.
   * @param {Blob} blob
   */
  const unpacked = async (blob) => {
    const [a, b] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
    const stream = a === 0x1f && b === 0x8b ? blob.stream().pipeThrough(new DecompressionStream("gzip")) : blob.stream();
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  /**
   * Forget what an earlier site had.
   * @param {Set<string>} urls
   */
  const tidy = async (urls) => {
    const cache = await kept;
    for (const request of (await cache?.keys()) ?? []) if (!urls.has(request.url)) await cache?.delete(request);
  };

  /**
   * Start Python, and give the way to ask it.
   * @param {string} root
   * @param {string} inhoudadres
   */
  const start = async (root, inhoudadres) => {
    const inhoudUrl = new URL(inhoudadres, root).href;
    /** @type {Inhoud} */
    const inhoud = await fetch(inhoudUrl, { cache: "no-cache" })
      .then(async (response) => {
        (await kept)?.put(inhoudUrl, response.clone()).catch(() => {});
        return response.json();
      })
      .catch(async () => (await (await kept)?.match(inhoudUrl))?.json());
    const { delen, adressen, bewaren } = inhoud;
    /** @param {string} naam */
    const url = (naam) => new URL(delen[naam].adres, root).href;
    const namen = Object.keys(delen).filter((naam) => !naam.endsWith(".js"));
    const totaal = namen.reduce((som, naam) => som + delen[naam].bytes, 0);
    let klaar = 0;
    const opgehaald = namen.map((naam) =>
      bytes(url(naam), (erbij) => vertel("ophalen", (klaar += erbij), totaal)).then(unpacked).then((inhoud) => [naam, inhoud]),
    );
    const modules = Promise.all([import(url("pyodide.js")), import(url("runtime.js"))]);
    /** @type {Record<string, Uint8Array<ArrayBuffer>>} */
    const deel = Object.fromEntries(await Promise.all(opgehaald));
    const [{ loadPyodide, version }, { default: createPyodideModule }] = await modules;

    vertel("starten");
    const fetched = self.fetch; // Pyodide asks for its parts by name; they are here already
    self.fetch = async (asked) => {
      const naam = String(asked instanceof Request ? asked.url : asked).endsWith(".wasm") ? "runtime.wasm.gz" : "library.zip.gz";
      return new Response(deel[naam], { headers: { "Content-Type": naam === "runtime.wasm.gz" ? "application/wasm" : "application/zip" } });
    };
    const info = { abi_version: "2026_0", arch: "wasm32", platform: "emscripten", python: "3.14.0", version };
    const python = await loadPyodide({
      indexURL: root,
      createPyodideModule,
      lockFileContents: JSON.stringify({ info, packages: {} }),
      stdLibURL: new URL("library.zip", root).href,
      packageBaseUrl: root,
    });
    self.fetch = fetched;
    for (const naam of ["pydantic-core.zip.gz", "handboek.zip.gz"]) python.unpackArchive(deel[naam], "zip", { extractDir: LIBRARY });

    vertel("lezen");
    const { answer } = python.pyimport("handboek.workshop");
    tidy(new Set([inhoudUrl, ...Object.keys(delen).map(url)]));
    const bestanden = JSON.parse(new TextDecoder().decode(deel["gegevens.json"]));
    /** @param {object} vraag */
    const ask = (vraag) => JSON.parse(answer(JSON.stringify(vraag)));
    const begin = ask({ doe: "begin", bestanden, adressen, stempel: delen["gegevens.json"].adres });
    return { ask, begin, bewaren };
  };

  /** @type {Promise<Awaited<ReturnType<typeof start>>> | undefined} */
  let begonnen;

  self.addEventListener("message", async ({ data }) => {
    try {
      if (data.root) {
        begonnen = start(data.root, data.inhoud);
        const { begin, bewaren } = await begonnen;
        self.postMessage({ begin, bewaren });
      } else {
        const python = await begonnen;
        self.postMessage({ nummer: data.nummer, antwoord: python?.ask(data.vraag) });
      }
    } catch (error) {
      self.postMessage({ nummer: data.nummer, mislukt: String(error).trim().split("\n").at(-1) });
    }
  });
})();
