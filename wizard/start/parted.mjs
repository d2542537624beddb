// The interpreter in two: what a verdict calls, and the rest, which comes later. Whoever calls what is not here yet sends for it.

import {
  CODE, ELEMENTS, END, EXPORTS, FUNCTIONS, GLOBAL, GLOBALS, IMPORTS, MEMORIES, MEMORY, TABLE, TABLES, TAG, TAGS, TYPES,
  added, constant, exportsIn, globalIn, head, importedIn, leb, limitsIn, listed, reader, section, sections, sized, text,
} from "./sections.mjs";

const GET = 0x20, ASK = 0x23, IF = 0x04, CALL = 0x10, CALL_PLACE = 0x11, STORE_THERE = [0x3a, 0x40, 1, 0];
const I32 = 0x7f, FUNCREF = 0x70, VOID = 0x40, CHANGES = 1, PAGE = 65536; // bytes
const NONE = Buffer.of(0); // an empty list
const BRINGER = 0; // the place of what sends for the rest
const HERE = "here", WAITING = "apart waiting", PLACES = "apart places"; // as in wizard/python.mjs

/** The same interpreter, but in a memory of its own, exported by this name, it notes in one byte for each function whether it was called. */
export function noting(code, name) {
  const { body, bodies, rewritten } = opened(code);
  const noted = bodies.map((inside, n) => {
    const at = reader(inside);
    at.times(() => [at.number(), at.byte()]); // its variables stand first
    const variables = inside.subarray(0, at.now());
    return sized([variables, [...constant(n), ...constant(1), ...STORE_THERE], inside.subarray(at.now())]);
  });
  return rewritten({
    [MEMORIES]: added(body(MEMORIES), [[0, ...leb(Math.ceil(bodies.length / PAGE))]]),
    [EXPORTS]: added(body(EXPORTS), [[...text(name), MEMORY, 1]]),
    [CODE]: listed(noted),
  });
}

/** called: for each function whether it is wanted at once. Each keeps its number in both halves, so that bodies are copied as they are; who is in the other
 *  half stands here as a call through a table that both share. */
export function parted(code, called) {
  const { body, types, imported, functions, bodies, memory, tables, globals, tags, names, rewritten } = opened(code);
  const isHere = n => n < imported || called[n - imported], numbers = [...functions.keys()], here = numbers.filter(isHere), apart = numbers.filter(n => !isHere(n));
  const places = new Map([...here, ...apart].map((n, at) => [n, BRINGER + 1 + at]));
  const table = tables.length, waiting = globals.length, waits = functions.length, routine = types.findIndex(({ takes, gives }) => !takes && !gives);

  const through = (place, type) => [...Array.from({ length: types[type].takes }, (_, n) => [GET, ...leb(n)]).flat(), ...constant(place), CALL_PLACE, ...leb(type), table];
  const made = inside => sized([[0, ...inside, END]]); // no variables
  const elsewhere = n => through(places.get(n), functions[n]);
  const filled = some => [[2, table, ...constant(places.get(some[0])), END, 0], listed(some.map(leb))];

  const shared = [[MEMORY, 0, memory], ...[...tables, [FUNCREF, 0, 1]].map((of, n) => [TABLE, n, of]), ...globals.map((of, n) => [GLOBAL, n, of]), ...tags.map((of, n) => [TAG, n, of])];
  const ours = new Map([[`${TABLE} ${table}`, PLACES], [`${GLOBAL} ${waiting}`, WAITING]]);
  const named = (kind, n) => text(names.get(`${kind} ${n}`) ?? ours.get(`${kind} ${n}`) ?? `apart ${kind} ${n}`);
  const exported = [...shared, [GLOBAL, waiting]].filter(([kind, n]) => !names.has(`${kind} ${n}`)).map(([kind, n]) => [[...named(kind, n), kind, ...leb(n)]]);

  const first = rewritten({
    [FUNCTIONS]: added(body(FUNCTIONS), [leb(routine)]),
    [TABLES]: added(body(TABLES), [[FUNCREF, 0, ...leb(BRINGER + 1 + functions.length)]]),
    [GLOBALS]: added(body(GLOBALS), [[I32, CHANGES, ...constant(1), END]]),
    [EXPORTS]: added(body(EXPORTS), ...exported),
    [ELEMENTS]: added(body(ELEMENTS), filled(here)),
    [CODE]: listed([
      ...bodies.map((inside, n) => (called[n] ? sized([inside]) : made([CALL, ...leb(waits), ...elsewhere(n + imported)]))),
      made([ASK, ...leb(waiting), IF, VOID, ...through(BRINGER, routine), END]),
    ]),
  });
  const rest = Buffer.concat([head(code), ...[
    [TYPES, body(TYPES)],
    [IMPORTS, listed(shared.map(([kind, n, of]) => [...text(HERE), ...named(kind, n), kind, ...of]))],
    [FUNCTIONS, listed(functions.map(leb))],
    [ELEMENTS, added(NONE, filled(apart))],
    [CODE, listed(numbers.map(n => (isHere(n) ? made(elsewhere(n)) : sized([bodies[n - imported]]))))],
  ].flatMap(([id, inside]) => section(id, inside))]);
  return { first, rest };
}

/** What is in an interpreter. Functions are numbered from the first that is imported; memory, tables, globals and tags as they would be imported. */
function opened(code) {
  const all = [...sections(code)], body = wanted => all.find(({ id }) => id === wanted).body;
  const each = (id, one) => { const at = reader(body(id)); return at.times(() => one(at)); };
  const imports = importedIn(reader(body(IMPORTS)));
  return {
    body, imported: imports.length, functions: [...imports, ...each(FUNCTIONS, at => at.number())], bodies: each(CODE, at => at.bytes(at.number())),
    types: each(TYPES, at => (at.byte(), { takes: at.bytes(at.number()).length, gives: at.bytes(at.number()).length })),
    memory: each(MEMORIES, at => at.passed(() => limitsIn(at)))[0], tables: each(TABLES, at => at.passed(() => (at.byte(), limitsIn(at)))),
    globals: each(GLOBALS, globalIn), tags: each(TAGS, at => at.passed(() => (at.byte(), at.number()))),
    names: new Map(exportsIn(reader(body(EXPORTS))).map(({ name, kind, index }) => [`${kind} ${index}`, name])),
    rewritten: changed => Buffer.concat([head(code), ...all.flatMap(({ id, body: kept }) => section(id, changed[id] ?? kept))]),
  };
}
