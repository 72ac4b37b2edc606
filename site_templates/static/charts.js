// Charts on demand: an interactive version and the code to embed one. Nothing is loaded before it is asked for.
"use strict";
(() => {
  const here = document.currentScript.src.replace(/charts\.js.*$/, "");
  // Words of the page's language stand at the tag of site.js (content/interface.yml).
  const words = JSON.parse(document.querySelector("script[data-words]").dataset.words);

  async function draw(figure, button) {
    const place = document.createElement("div");
    place.className = "chart__live";
    const { embed, specificationAt } = await import(`${here}chart-libraries.js`);
    const specification = await specificationAt(button.dataset.spec);
    if (!specification) throw new Error(button.dataset.spec);
    figure.querySelector("img").before(place);
    await embed(place, specification);
    return place;
  }

  function offerInteraction(figure) {
    const button = figure.querySelector("button[data-spec]");
    if (!button || location.protocol === "file:") return;
    const still = button.textContent;
    let place = null;
    button.setAttribute("aria-pressed", "false");
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (place) {
        place.remove();
        place = null;
      } else {
        button.disabled = true;
        try {
          place = await draw(figure, button);
        } catch {
          button.textContent = words.chartFailed;
          return;
        } finally {
          button.disabled = false;
        }
      }
      figure.classList.toggle("chart--live", Boolean(place));
      button.setAttribute("aria-pressed", String(Boolean(place)));
      button.textContent = place ? words.chartStill : still;
    });
  }

  // The code needs the full address, which only the reader's browser knows.
  function offerCode(figure) {
    const code = figure.querySelector(".chart__embed code");
    if (!code) return;
    code.textContent = code.textContent.replace(/src="([^"]+)"/, (_, path) => `src="${new URL(path, document.baseURI).href}"`);
    if (!navigator.clipboard) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(code.textContent).then(() => { button.textContent = words.copied; });
    });
    code.closest(".chart__embed").append(button);
  }

  // A picture to share, with the address of its page below what the SVG says.
  function offerPicture(figure) {
    const place = figure.querySelector(".chart__picture-place");
    if (!place || location.protocol === "file:") return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.chartPicture;
    button.addEventListener("click", async () => {
      const { chartOf, keep, pngOf } = await import(`${here}receipt-card.js`);
      const answer = await fetch(figure.querySelector("img").src);
      const address = new URL(location.href);
      address.search = "";
      address.hash = figure.id;
      keep(await pngOf(chartOf(await answer.text(), address.href)), `${figure.id}.png`);
    });
    place.append(" · ", button);
  }

  for (const figure of document.querySelectorAll("figure.chart")) {
    offerPicture(figure);
    offerInteraction(figure);
    offerCode(figure);
  }
})();
