// The worker that answers, made when it is needed, and made anew after a query was ended.
const LONGEST = 40_000; // milliseconds; the worker ends a query before that unless a single step takes longer

let worker = null;
let finish = null;
let watch = 0;

function end(result) {
  clearTimeout(watch);
  const done = finish;
  finish = null;
  done?.(result);
}

function dismiss(result) {
  worker?.terminate();
  worker = null;
  end(result);
}

// Begin to load the engine, for whoever starts to write a query.
export function prepareEngine() {
  if (worker) return;
  worker = new Worker(new URL("./ask-worker.js", import.meta.url), { type: "module" });
  worker.onerror = (event) => dismiss({ kind: "error", problem: "broken", message: event.message ?? "" });
}

// The result or the error of a query; `onLoading` hears of tables that are fetched first.
export function run(sql, onLoading) {
  stop();
  prepareEngine();
  return new Promise((resolve) => {
    finish = resolve;
    worker.onmessage = ({ data }) => {
      if (data.kind === "loading") {
        onLoading(data);
        return;
      }
      if (data.kind === "running") {
        watch = setTimeout(() => dismiss({ kind: "error", problem: "tooLong", message: "" }), LONGEST);
        return;
      }
      // What it took of memory it would never give back.
      if (data.problem === "tooMuch" || data.problem === "broken") dismiss(data); else end(data);
    };
    worker.postMessage(sql);
  });
}

// End the query that runs, if one does.
export function stop() {
  if (finish) dismiss({ kind: "stopped" });
}
