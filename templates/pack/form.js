(function () {
  "use strict";
  var pack = JSON.parse(document.getElementById("pack").textContent);
  var PREFIX = "scalecheck-pack:";
  var main = document.querySelector("main");
  var questions = new Map(pack.questions.map(function (one) { return [one.id, one]; }));
  var sections = Array.from(document.querySelectorAll(".question"));
  var days = {};
  var more = {};
  var touched = {};
  var current = 0;
  var keeps = true;
  var unsaved = false;

  function find(id) { return document.getElementById(id); }
  function section(id) { return find("q-" + id); }
  function fields(id) { return Array.from(section(id).querySelectorAll("[data-field]")); }
  function field(id, name) { return section(id).querySelector('[data-field="' + name + '"]'); }
  function value(id, name) {
    // Without what no file may hold: controls, and halves of characters.
    var text = field(id, name).value.replace(/\r\n?/g, "\n");
    text = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, "");
    return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/g, "$1?").trim();
  }
  function today() {
    var now = new Date();
    var two = function (number) { return String(number).padStart(2, "0"); };
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  // What is chosen, and which questions are asked because of it.
  function chosen(id) {
    var radio = section(id).querySelector("input[type=radio]:checked");
    return radio ? radio.value : "unanswered";
  }
  function combined(values, order) {
    return order.find(function (one) { return values.includes(one); }) || "void";
  }
  function truth(condition, hidden) {
    var each = function (one) { return truth(one, hidden); };
    if (condition.all) { return combined(condition.all.map(each), ["false", "unknown", "true"]); }
    if (condition.any) { return combined(condition.any.map(each), ["true", "unknown", "false"]); }
    if (condition.not) {
      var inner = each(condition.not);
      return inner === "true" ? "false" : inner === "false" ? "true" : inner;
    }
    if (!condition.item || !questions.has(condition.item)) { return "unknown"; }
    if (isHidden(condition.item, hidden)) { return "void"; }
    return condition.truth[chosen(condition.item)] || "unknown";
  }
  function isHidden(id, hidden) {
    if (!hidden.has(id)) {
      hidden.set(id, false);
      hidden.set(id, questions.get(id).conditions.some(function (one) { return truth(one, hidden) === "false"; }));
    }
    return hidden.get(id);
  }
  function asked() {
    var hidden = new Map();
    return sections.filter(function (one) { return !isHidden(one.dataset.id, hidden); });
  }

  // What is shown.
  function show() {
    var now = asked();
    var single = find("single").checked;
    current = Math.max(0, Math.min(current, now.length - 1));
    sections.forEach(function (one) {
      one.hidden = !now.includes(one);
      one.classList.toggle("away", single && one !== now[current]);
      var key = chosen(one.dataset.id);
      var reason = one.querySelector(".reason");
      reason.hidden = key !== "not-applicable" && key !== "not-mine";
      reason.querySelector("label").textContent = key === "not-mine"
        ? "Whom should we ask? A role is enough." : "Why does it not apply here?";
      one.querySelector(".clear").hidden = key === "unanswered";
    });
    document.querySelectorAll(".area").forEach(function (one) {
      one.hidden = !one.querySelector(".question:not([hidden])");
      one.classList.toggle("away", !one.querySelector(".question:not([hidden], .away)"));
    });
    find("steps").hidden = !single;
    find("back").disabled = current === 0;
    find("next").disabled = current >= now.length - 1;
    find("where").textContent = "Question " + (current + 1) + " of " + now.length;
    var open = now.filter(function (one) { return chosen(one.dataset.id) === "unanswered"; }).length;
    find("progress").textContent = (now.length - open) + " of " + now.length + " answered." + (open ? "" : " Thank you.");
  }
  function go(step) {
    current += step;
    show();
    var heading = asked()[current].querySelector("h3");
    heading.focus();
    heading.scrollIntoView({ block: "start" });
  }

  // The draft, which stays in this browser.
  function collected() {
    var found = {};
    sections.forEach(function (one) {
      var id = one.dataset.id;
      var held = { asked: questions.get(id).asked, day: days[id] || "", chosen: chosen(id), fields: {} };
      held.more = more[id] || {};
      held.touched = Boolean(touched[id]);
      fields(id).forEach(function (each) { if (each.value) { held.fields[each.dataset.field] = each.value; } });
      if (held.chosen !== "unanswered" || Object.keys(held.fields).length) { found[id] = held; }
    });
    return found;
  }
  function keep() {
    var draft = { series: pack.series, kept: new Date().toISOString(), answers: collected() };
    unsaved = true;
    try {
      localStorage.setItem(PREFIX + pack.id, JSON.stringify(draft));
      find("kept").textContent = "Kept in this browser at " + new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" }) + ".";
    } catch (error) {
      keeps = false;
      find("kept").textContent = "This browser does not keep what you type. Save your answers before you close the page.";
    }
  }
  function kept(key) {
    try {
      var draft = JSON.parse(localStorage.getItem(key));
      return draft && draft.series === pack.series && draft.answers ? draft : null;
    } catch (error) { return null; }
  }
  function earlier() {
    var found = null;
    try {
      for (var place = 0; place < localStorage.length; place += 1) {
        var key = localStorage.key(place);
        var draft = key.startsWith(PREFIX) && key !== PREFIX + pack.id ? kept(key) : null;
        if (draft && (!found || String(draft.kept) > String(found.kept))) { found = draft; }
      }
    } catch (error) { keeps = false; }
    return found;
  }
  function fill(draft) {
    var taken = 0;
    Object.keys(draft.answers).forEach(function (id) {
      var held = draft.answers[id];
      if (!questions.has(id) || questions.get(id).asked !== held.asked) { return; }
      taken += 1;
      days[id] = held.day;
      more[id] = held.more || {};
      touched[id] = held.touched !== false;
      section(id).querySelectorAll("input[type=radio]").forEach(function (one) { one.checked = one.value === held.chosen; });
      fields(id).forEach(function (each) { each.value = held.fields[each.dataset.field] || ""; });
      section(id).querySelector("details").open = Object.keys(held.fields).some(function (name) {
        return name !== "note" && name !== "reason";
      });
    });
    return taken;
  }
  function fillGiven() {
    // What the respondent had answered when this page was made.
    var given = {};
    pack.questions.forEach(function (one) {
      if (one.given) { given[one.id] = Object.assign({ asked: one.asked, touched: false }, one.given); }
    });
    return fill({ answers: given });
  }
  function begin() {
    var draft = kept(PREFIX + pack.id);
    if (draft) {
      fill(draft);
      find("kept").textContent = "What you answered here before is here again.";
      return;
    }
    if (fillGiven()) { find("kept").textContent = "What you have answered before is filled in."; }
    var other = earlier();
    if (!other) { return; }
    find("earlier").hidden = false;
    find("take").addEventListener("click", function () {
      var all = Object.keys(other.answers).length;
      var taken = fill(other);
      find("earlier").hidden = true;
      keep();
      show();
      find("kept").textContent = taken + " of " + all + " answers were taken over. Questions that read differently now are open.";
      find("questions").focus();
    });
    find("leave").addEventListener("click", function () {
      find("earlier").hidden = true;
      find("questions").focus();
    });
  }

  // The file: every text in double quotes, in which nothing but these signs acts.
  function quoted(text) {
    return '"' + text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n").replace(/\t/g, "\\t") + '"';
  }
  function line(depth, key, text) { return " ".repeat(depth) + quoted(key) + ":" + (text === undefined ? "" : " " + text) + "\n"; }
  function group(id, depth, key, names, listed) {
    var first = {};
    Object.keys(names).forEach(function (name) { if (value(id, names[name])) { first[name] = value(id, names[name]); } });
    var parts = [first].concat((listed && more[id] && more[id][key]) || []);
    parts = parts.filter(function (one) { return Object.keys(one).length; });
    if (!parts.length) { return ""; }
    return line(depth, key) + parts.map(function (one) {
      var lines = Object.keys(one).map(function (name) { return line(depth + 4, name, quoted(one[name])); });
      if (listed) { lines[0] = " ".repeat(depth + 2) + "- " + lines[0].trimStart(); }
      return lines.join("");
    }).join("");
  }
  function answer(id) {
    var key = chosen(id);
    var text = "";
    if (key.startsWith("option:")) { text += line(4, "option", quoted(key.slice(7))); }
    if (key === "dont-know") { text += line(4, "dont_know", "true"); }
    if (key === "not-applicable") { text += line(4, "not_applicable", quoted(value(id, "reason"))); }
    if (key === "not-mine") { text += line(4, "not_mine", quoted(value(id, "reason") || pack.somebody)); }
    var evident = touched[id] && key.startsWith("option:") && value(id, "evidence");
    var basis = value(id, "basis") || (evident ? "evidenced" : "");
    if (basis) { text += line(4, "basis", quoted(basis)); }
    if (value(id, "note")) { text += line(4, "note", quoted(value(id, "note"))); }
    text += group(id, 4, "evidence", { what: "evidence", link: "link", recorded: "recorded", valid_until: "valid_until" }, true);
    text += group(id, 4, "owner", { role: "owner", organisation: "owner_organisation" }, false);
    text += group(id, 4, "actions", { what: "action", who: "who", organisation: "action_organisation", due: "due" }, true);
    if (!text) { return line(2, id); }
    text += line(4, "answered") + line(8, "who", quoted(pack.role)) + line(8, "date", quoted(days[id] || today()));
    return line(2, id) + text + line(4, "asked", quoted(questions.get(id).asked));
  }
  function file() {
    var text = "# Answers from the offline page; send this file back as it is.\n" + pack.header;
    ["profile", "answers"].forEach(function (name) {
      var ids = pack.questions.filter(function (one) { return one.group === name; });
      if (ids.length) { text += name + ":\n" + ids.map(function (one) { return answer(one.id); }).join(""); }
    });
    return text;
  }

  // What has to be put right before the file can be read.
  function complaints() {
    var found = [];
    function complain(id, name, words) { found.push({ id: id, field: field(id, name), words: words }); }
    function needs(id, name, others, words) {
      if (!value(id, name) && others.some(function (one) { return value(id, one); })) { complain(id, name, words); }
    }
    asked().forEach(function (one) {
      var id = one.dataset.id;
      if (chosen(id) === "not-applicable" && !value(id, "reason")) { complain(id, "reason", "Say why it does not apply."); }
      needs(id, "evidence", ["link", "recorded", "valid_until"], "Say what shows it, or empty the fields below.");
      needs(id, "owner", ["owner_organisation"], "Name the role too, or empty the organisation.");
      needs(id, "action", ["who", "action_organisation", "due"], "Say what will be done, or empty the fields below.");
      ["recorded", "valid_until", "due"].forEach(function (name) {
        var bad = field(id, name).validity.badInput || (value(id, name) && !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value(id, name)));
        if (bad) { complain(id, name, "Write the day as 2027-01-31."); }
      });
      if (value(id, "recorded") && value(id, "valid_until") && value(id, "valid_until") < value(id, "recorded")) {
        complain(id, "valid_until", "This day is before the one from which the evidence is.");
      }
      var link = value(id, "link");
      if (link && !new RegExp(pack.link).test(link)) { complain(id, "link", "Write a web address that begins with https://."); }
    });
    return found;
  }
  function tell(found) {
    var list = find("complaints");
    document.querySelectorAll("[aria-invalid]").forEach(function (one) { one.removeAttribute("aria-invalid"); });
    list.replaceChildren();
    found.forEach(function (one) {
      one.field.setAttribute("aria-invalid", "true");
      one.field.closest("section").querySelectorAll("details").forEach(function (each) {
        each.open = each.open || each.contains(one.field);
      });
      var entry = document.createElement("li");
      var link = document.createElement("a");
      link.href = "#" + one.field.id;
      link.textContent = section(one.id).querySelector("h3").textContent.trim() + ": " + one.words;
      link.addEventListener("click", function (event) {
        event.preventDefault();
        current = Math.max(0, asked().indexOf(section(one.id)));
        show();
        one.field.focus();
      });
      entry.append(link);
      list.append(entry);
    });
    find("trouble").hidden = !found.length;
    if (found.length) { find("trouble").focus(); }
    return found.length === 0;
  }
  function save() {
    if (!tell(complaints())) { return; }
    var text = file();
    var open = asked().filter(function (one) { return chosen(one.dataset.id) === "unanswered"; }).length;
    var address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    var link = document.createElement("a");
    link.href = address;
    link.download = pack.file;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
    unsaved = false;
    find("text").value = text;
    find("otherwise").hidden = false;
    find("saved").textContent = "Saved as " + pack.file + ", most likely among your downloads. Please send that file back." +
      (open ? " Still open: " + open + (open === 1 ? " question." : " questions.") : "");
  }

  // What one can do.
  main.addEventListener("input", function (event) {
    var own = event.target.closest(".question");
    if (!own) { return; }
    days[own.dataset.id] = today();
    touched[own.dataset.id] = true;
    keep();
    show();
  });
  main.addEventListener("click", function (event) {
    var button = event.target.closest(".clear");
    if (!button) { return; }
    var id = button.closest(".question").dataset.id;
    section(id).querySelectorAll("input[type=radio]").forEach(function (one) { one.checked = false; });
    days[id] = today();
    touched[id] = true;
    keep();
    show();
    section(id).querySelector("input[type=radio]").focus();
  });
  find("single").addEventListener("change", show);
  find("back").addEventListener("click", function () { go(-1); });
  find("next").addEventListener("click", function () { go(1); });
  find("save").addEventListener("click", save);
  find("print").addEventListener("click", function () { window.print(); });
  find("delete").addEventListener("click", function () {
    if (!window.confirm("Delete everything that you typed here from this browser?")) { return; }
    try { localStorage.removeItem(PREFIX + pack.id); } catch (error) { keeps = false; }
    sections.forEach(function (one) {
      one.querySelectorAll("input[type=radio]").forEach(function (each) { each.checked = false; });
      fields(one.dataset.id).forEach(function (each) { each.value = ""; });
    });
    days = {};
    more = {};
    touched = {};
    fillGiven();
    unsaved = false;
    show();
    find("kept").textContent = "Deleted from this browser.";
  });
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".question").forEach(function (one) {
      var used = fields(one.dataset.id).some(function (each) { return each.closest("details") && each.value; });
      one.querySelector("details").open = used;
      fields(one.dataset.id).forEach(function (each) {
        if (each.closest("details")) { each.closest("p").classList.toggle("unused", !each.value); }
      });
      one.querySelectorAll("textarea").forEach(function (each) { each.style.height = each.value ? Math.max(each.scrollHeight * 0.6, 32) + "px" : "32px"; });
    });
  });
  window.addEventListener("beforeunload", function (event) {
    if (!keeps && unsaved) { event.preventDefault(); }
  });

  find("scripted").hidden = false;
  begin();
  show();
}());
