// The forms of an event: one is open at a time; what is wrong stands beside its field.
function openForm(name) {
  const item = current();
  const form = item?.querySelector(`form[data-form=${name}]`);
  if (!form) return;
  const was = form.hidden;
  closeForm(item);
  if (!was) return;
  form.hidden = false;
  item.querySelector(`[data-open=${name}]`).setAttribute("aria-expanded", "true");
  form.scrollIntoView({ block: "nearest" });
  if (name === "pin") return enterPin(form);
  form.querySelector("input, select").focus();
}

// Back to the button that opened it.
function closeForm(item) {
  const form = item?.querySelector("form:not([hidden])");
  if (!form) return false;
  if (form.dataset.form === "pin") leavePin();
  form.hidden = true;
  form.reset();
  clearFaults(form);
  const button = item.querySelector(`[data-open=${form.dataset.form}]`);
  button.setAttribute("aria-expanded", "false");
  button.focus();
  return true;
}

function clearFaults(form) {
  for (const fault of form.querySelectorAll(".fault")) fault.textContent = "";
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
}

function showFaults(form, faults) {
  clearFaults(form);
  let first = null;
  for (const { field, words } of faults) {
    const input = field && form.querySelector(`[name="${CSS.escape(field)}"]`);
    const slot = form.querySelector(`[data-fault="${input ? CSS.escape(field) : ""}"]`);
    slot.textContent += (slot.textContent ? " " : "") + words;
    input?.setAttribute?.("aria-invalid", "true");
    first ||= input;
  }
  (first || form.querySelector("input")).focus();
  say("Nothing is written yet: see what is wrong.", true);
}

// Of an edited event what was changed, of all else everything.
function fieldsOf(form, button) {
  const fields = {};
  for (const field of form.querySelectorAll("input[data-was], select[data-was]"))
    if (form.dataset.act !== "edit" || field.value !== field.dataset.was) fields[field.name] = field.value;
  if (button?.name) fields[button.name] = button.value;
  return fields;
}

// The events whose titles have all the words.
function narrow(field) {
  const words = plainWords(field.value);
  const select = field.form.querySelector("select");
  let first = null;
  for (const option of select.options) {
    const text = option.textContent.toLowerCase();
    option.hidden = option.disabled = !words.every((word) => text.includes(word));
    if (!option.hidden) first ||= option;
  }
  if (first) select.value = first.value;
}

function plainWords(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
