/**
 * Reads from the sources what each hook of server data asks for, keeps, and has asked again: it follows constants,
 * options, helpers and what they are called with, and never runs anything.
 *
 * A value is a text (`{id}` stands for what only the running page knows), an array, a Map (an object), a function
 * (`{ node, scope }`), or one of several (`{ any: [...] }`).
 */
const DEPTH_MAX = 40;
const hole = (name) => `{${name ?? '…'}}`;
const isFunction = (value) => Boolean(value?.node);
const isFunctionNode = (node) => /^(Arrow)?Function/.test(node?.type ?? '');

/** Every choice that a value leaves. */
export const choicesOf = (value) =>
  value?.any ? value.any.flatMap(choicesOf) : value === undefined ? [] : [value];

/** What a hook does, by walking through it. */
export class Walk {
  constructor(moduleOf) {
    this.moduleOf = moduleOf;
    this.keys = new Set();
    this.endpoints = new Set();
    this.invalidated = new Set();
    this.kept = new Set();
    this.depth = 0;
    this.open = new Set();
  }

  scopeOf(file) {
    return { module: this.moduleOf(file), vars: new Map(), parent: null };
  }

  /** The value behind a name, and undefined when nothing is known of it. */
  lookup(scope, name) {
    for (let at = scope; at; at = at.parent) if (at.vars.has(name)) return at.vars.get(name);
    const { own, imported, file } = scope.module;
    if (own.has(name)) return this.evaluate(own.get(name), this.scopeOf(file));
    const from = imported.get(name);
    const isOurs = from?.name && /\.tsx?$/.test(from.file) && !from.file.endsWith('.d.ts');
    return isOurs && this.moduleOf(from.file).own.has(from.name)
      ? this.lookup(this.scopeOf(from.file), from.name)
      : undefined;
  }

  evaluate(node, scope) {
    if (!node || this.depth > DEPTH_MAX) return undefined;
    this.depth += 1;
    try {
      return this.valueOf(node, scope);
    } finally {
      this.depth -= 1;
    }
  }

  valueOf(node, scope) {
    switch (node.type) {
      case 'StringLiteral':
      case 'NumericLiteral':
      case 'BooleanLiteral':
        return String(node.value);
      case 'NullLiteral':
        return 'null';
      case 'TemplateLiteral':
        return node.quasis
          .map(
            ({ value }, at) =>
              value.cooked + (node.expressions[at] ? this.text(node.expressions[at], scope) : ''),
          )
          .join('');
      case 'Identifier':
        return node.name === 'undefined' ? undefined : (this.lookup(scope, node.name) ?? hole(node.name));
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.member(node, scope);
      case 'ArrayExpression':
        return node.elements.flatMap((each) => this.element(each, scope));
      case 'ObjectExpression':
        return this.object(node, scope);
      case 'ConditionalExpression':
        return { any: [this.evaluate(node.consequent, scope), this.evaluate(node.alternate, scope)] };
      case 'BinaryExpression':
        return this.text(node.left, scope) + this.text(node.right, scope);
      case 'LogicalExpression':
        return this.evaluate(node.operator === '&&' ? node.right : node.left, scope);
      case 'AwaitExpression':
        return this.evaluate(node.argument, scope);
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
        return this.evaluate(node.expression, scope);
      case 'CallExpression':
        return this.result(node, scope);
      default:
        return isFunctionNode(node) ? { node, scope } : undefined;
    }
  }

  text(node, scope) {
    const value = this.evaluate(node, scope);
    const texts = [...new Set(choicesOf(value).filter((each) => typeof each === 'string'))];
    return texts.length > 0 ? texts.join('|') : hole(node.property?.name ?? node.name);
  }

  member(node, scope) {
    const of = this.evaluate(node.object, scope);
    const name = node.property.name;
    return (of instanceof Map && of.get(name)) || hole(node.computed ? undefined : name);
  }

  element(node, scope) {
    if (node?.type !== 'SpreadElement') return [this.evaluate(node, scope)];
    return choicesOf(this.evaluate(node.argument, scope)).flat();
  }

  object(node, scope) {
    const found = new Map();
    for (const each of node.properties) {
      if (each.type === 'SpreadElement') {
        for (const value of choicesOf(this.evaluate(each.argument, scope)))
          if (value instanceof Map) for (const [key, of] of value) found.set(key, of);
      } else if (each.type === 'ObjectMethod') {
        found.set(each.key.name, { node: each, scope });
      } else {
        found.set(each.key.name ?? each.key.value, this.evaluate(each.value, scope));
      }
    }
    return found;
  }

  /** What a call answers, as far as it can be told. */
  result(node, scope) {
    if (node.callee.type === 'Import') return this.imported(node, scope);
    const callee = this.evaluate(node.callee, scope);
    if (isFunction(callee)) return this.answer(callee, node.arguments, scope);
    const name = node.callee.property?.name ?? node.callee.name ?? '';
    if (/Options$/.test(name) || ['encodeURIComponent', 'String'].includes(name))
      return this.evaluate(node.arguments[0], scope);
    return name === 'replace' ? this.evaluate(node.callee.object, scope) : undefined;
  }

  /** `await import('../api')`: what that module gives. */
  imported({ arguments: [name] }, scope) {
    const module = this.moduleOf.named(scope.module.file, name.value ?? '');
    const given = [...module.exported.keys()];
    return new Map(given.map((each) => [each, this.lookup(this.scopeOf(module.file), each)]));
  }

  answer(callee, args, scope) {
    const inner = this.bound(callee, args, scope);
    const { body } = callee.node;
    if (body.type !== 'BlockStatement') return this.evaluate(body, inner);
    for (const statement of body.body) {
      if (statement.type === 'VariableDeclaration') this.declare(statement, inner);
      if (statement.type === 'ReturnStatement') return this.evaluate(statement.argument, inner);
    }
    return undefined;
  }

  /** The scope of a function that is called with these. */
  bound({ node, scope }, args, outer) {
    const inner = { module: scope.module, vars: new Map(), parent: scope };
    for (const [at, param] of node.params.entries()) this.bind(param, this.evaluate(args[at], outer), inner);
    return inner;
  }

  bind(pattern, value, scope) {
    if (pattern.type === 'AssignmentPattern')
      this.bind(pattern.left, value ?? this.evaluate(pattern.right, scope), scope);
    else if (pattern.type === 'Identifier') scope.vars.set(pattern.name, value ?? hole(pattern.name));
    else if (pattern.type === 'ArrayPattern')
      pattern.elements.forEach((each, at) => {
        const of = choicesOf(value)
          .filter(Array.isArray)
          .map((one) => one[at]);
        if (each) this.bind(each, of.length > 1 ? { any: of } : of[0], scope);
      });
    else if (pattern.type === 'ObjectPattern')
      for (const each of pattern.properties) {
        if (each.type === 'RestElement') continue;
        const of = choicesOf(value)
          .filter((one) => one instanceof Map)
          .map((one) => one.get(each.key.name));
        this.bind(each.value, of.length > 1 ? { any: of } : of[0], scope);
      }
  }

  declare(statement, scope) {
    for (const { id, init } of statement.declarations)
      if (init) this.bind(id, this.evaluate(init, scope), scope);
  }

  /** Walk through everything that a node may run. */
  walk(node, scope) {
    if (
      typeof node?.type !== 'string' ||
      /^(TS(?!(As|NonNull|Satisfies)Expression)|JSX|Comment)/.test(node.type)
    )
      return;
    if (isFunctionNode(node) || node.type === 'ObjectMethod') {
      const inner = { module: scope.module, vars: new Map(), parent: scope };
      for (const param of node.params) this.bind(param, undefined, inner);
      this.walk(node.body, inner);
      return;
    }
    if (node.type === 'VariableDeclaration') this.declare(node, scope);
    if (node.type === 'ForOfStatement') {
      const each = { any: choicesOf(this.evaluate(node.right, scope)).flat() };
      this.bind(node.left.declarations[0].id, each, scope);
      this.walk(node.body, scope);
      return;
    }
    if (node.type === 'ObjectProperty' && node.value.type === 'Identifier')
      this.enter(node.value.name, this.evaluate(node.value, scope), [], scope);
    if (node.type === 'CallExpression' && this.call(node, scope)) return;
    for (const child of Object.values(node)) {
      for (const each of Array.isArray(child) ? child : [child])
        if (each?.type && each !== node.id) this.walk(each, scope);
    }
  }

  /** Note what a call does; true when nothing inside it needs another look. */
  call(node, scope) {
    const { callee, arguments: args } = node;
    const name = callee.property?.name ?? callee.name;
    const first = () => this.evaluate(args[0], scope);
    const keyOf = (value) =>
      choicesOf(value).flatMap((each) => (each instanceof Map ? choicesOf(each.get('queryKey')) : []));
    if (name === 'useQuery' || name === 'useInfiniteQuery') {
      const options = first();
      note(this.keys, keyOf(options));
      for (const each of choicesOf(options))
        this.enter('queryFn', each instanceof Map ? each.get('queryFn') : undefined, [], scope);
      return true;
    }
    if (name === 'invalidateQueries')
      return note(this.invalidated, args[0] ? keyOf(first()) : [['everything']]);
    if (name === 'setQueryData') note(this.kept, choicesOf(first()));
    if (name === 'setQueriesData') note(this.kept, keyOf(first()));
    if (['establish', 'end'].includes(name) && callee.object?.name === 'session')
      this.kept.add('the session');
    if (['logOut', 'refreshSession'].includes(name)) this.kept.add('the session');
    if (name === 'map') return this.each(node, scope);
    if (callee.type === 'Identifier' && this.isTransport(callee.name, scope)) {
      const options = this.evaluate(args[1], scope);
      const methods = options instanceof Map ? choicesOf(options.get('method')) : [];
      const method = methods.length > 0 ? methods.join('|') : name === 'upload' ? 'POST' : 'GET';
      this.endpoints.add(`${method} ${this.text(args[0], scope)}`);
      return true;
    }
    this.enter(name, this.evaluate(callee, scope), args, scope);
    return false;
  }

  isTransport(name, scope) {
    const from = scope.module.imported.get(name);
    return (
      /^shared\/api\/(client|upload|download)\.ts$/.test(from?.file ?? '') &&
      /^(send|upload|download)/.test(name)
    );
  }

  /** `[one, other].map((queryKey) => …)`: for each of them. */
  each({ callee, arguments: [task] }, scope) {
    const of = choicesOf(this.evaluate(callee.object, scope));
    if (!isFunctionNode(task) || of.length === 0) return false;
    const inner = { module: scope.module, vars: new Map(), parent: scope };
    if (task.params[0]) this.bind(task.params[0], { any: of.flat() }, inner);
    this.walk(task.body, inner);
    return true;
  }

  /** Go into a function of ours; another hook's work is its own, unless it only keeps what came. */
  enter(name, value, args, scope) {
    for (const callee of choicesOf(value)) {
      if (!isFunction(callee) || this.open.has(callee.node) || /Options$/.test(name)) continue;
      const isElsewhere = callee.scope.module !== scope.module;
      if (isElsewhere && /^use[A-Z]/.test(name) && !/^use(Keep|StaffAct)/.test(name)) continue;
      this.open.add(callee.node);
      this.walk(callee.node.body, this.bound(callee, args, scope));
      this.open.delete(callee.node);
    }
  }
}

/** Write keys as people say them: `listings.detail.{listingId}`. */
function note(set, keys) {
  for (const key of keys)
    if (Array.isArray(key))
      set.add(
        key
          .flatMap(choicesOf)
          .filter((part) => typeof part === 'string')
          .join('.'),
      );
  return true;
}
