// Drawn things have a contrast of 3 : 1 in both themes; axe measures the texts.
import assert from "node:assert/strict";

import { scene } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

/** Runs in the page: measures the contrast of each drawn thing with its background. */
function drawn() {
  const root = document.querySelector("instance-console").shadowRoot;
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([red, green, blue]) => {
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const ratio = (one, other) => {
    const [high, low] = [light(rgb(one)), light(rgb(other))].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (rgb(colour)[3] === 255) return colour;
    }
    return "white";
  };
  const found = [];
  const measure = (what, colour, behind) => found.push([what, Math.round(ratio(colour, behind) * 100) / 100]);
  for (const icon of root.querySelectorAll(".icon")) {
    const tone = icon.closest("[data-tone]")?.dataset.tone ?? icon.parentElement.className;
    measure(`icon ${tone}`, getComputedStyle(icon).color, ground(icon.parentElement));
  }
  for (const fill of root.querySelectorAll(".bar-fill")) {
    measure(`bar ${fill.parentElement.dataset.tone}`, getComputedStyle(fill).backgroundColor, ground(fill.parentElement));
  }
  for (const part of root.querySelectorAll(".part-bar:not([hidden])")) {
    measure(`part ${part.closest("[data-tone]").dataset.tone}`, getComputedStyle(part).backgroundColor, ground(part.closest(".part")));
  }
  for (const dot of root.querySelectorAll(".stage-dot")) {
    measure("stage", getComputedStyle(dot).borderTopColor, ground(dot.parentElement));
  }
  for (const field of root.querySelectorAll(".filter-field, select, input:not([type=checkbox], [data-filter]), textarea")) {
    measure(`edge of ${field.localName}`, getComputedStyle(field).borderTopColor, ground(field.parentElement));
  }
  // The focus outline, on every background on which it can be.
  for (const place of ["[data-refresh]", "[data-checks]", ".card button", "tr[data-row] button", "[data-follow-id]", ".checks select"]) {
    const element = root.querySelector(place);
    element.focus({ focusVisible: true });
    measure(`focus at ${place}`, getComputedStyle(element).outlineColor, ground(element.parentElement));
  }
  return found;
}

for (const colorScheme of ["light", "dark"]) {
  scene(`icons, bars, the edges of fields and the mark of the focus stand out by 3 : 1 (${colorScheme})`, { colorScheme }, async ({ page, widget, simulator }) => {
    for (const scenario of ["default", "gallery"]) {
      await simulator.set({ scenario });
      await widget.load();
      await page.locator("[data-follow] summary").click();
      await page.locator("[data-checks]").click();
      await page.locator("[data-diagnostics]").click();
      await until(() => page.locator("[data-report]").count(), 1);
      const found = await page.evaluate(drawn);
      const kinds = new Set(found.map(([what]) => what));
      for (const kind of ["bar transition", "icon failed", "part transition", "stage", "edge of select"]) assert.ok(kinds.has(kind), kind);
      assert.deepEqual(found.filter(([, ratio]) => ratio < 3), []);
    }
  });
}
