// The page of questions begins only where everything that it needs is there; otherwise its notice stays.
"use strict";
(() => {
  const able = location.protocol !== "file:" && "WebAssembly" in window && "DecompressionStream" in window;
  if (able) import("./ask-page.js");
})();
