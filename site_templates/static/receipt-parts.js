// Elements of the panel of a figure.

/** `text` with its {names} replaced. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
/** An element with a class and children; what is null or empty is left out. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}
/** A link. */
export function linkTo(address, text) {
  const link = make("a", "", text);
  link.href = address;
  return link;
}
