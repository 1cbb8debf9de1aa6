// A phone's first page stays light: the rest comes when somebody enters a field.
const { limits } = document.currentScript.dataset;
addEventListener('focusin', () => import(limits), { once: true });
