/** Follows an instance by its ID, with the form. */
export async function follow({ page, widget }, source, id) {
  const form = page.locator("[data-follow]");
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
  const option = page.locator("[data-follow-source] option", { hasText: source }).first();
  await page.locator("[data-follow-source]").selectOption(await option.getAttribute("value"));
  await page.locator("[data-follow-id]").fill(id);
  await page.locator("[data-follow-id]").press("Enter");
  await widget.idle();
}
