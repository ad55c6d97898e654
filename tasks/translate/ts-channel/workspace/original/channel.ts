type Listener<T> = (value: T) => "stop" | void;

interface Entry<T> {
  callback: Listener<T>;
  once: boolean;
  done: boolean;
}

export class Channel<T> {
  private entries: Entry<T>[] = [];
  private last: T | undefined = undefined;

  on(callback: Listener<T>): () => boolean {
    return this.add({ callback, once: false, done: false });
  }

  once(callback: Listener<T>): () => boolean {
    return this.add({ callback, once: true, done: false });
  }

  /** Like `on`, but starts with the latest value, if there has been one. */
  watch(callback: Listener<T>): () => boolean {
    const cancel = this.add({ callback, once: false, done: false });
    if (this.last !== undefined) {
      if (callback(this.last) === "stop") {
        cancel();
      }
    }
    return cancel;
  }

  /** Returns how many listeners were called. */
  emit(value: T): number {
    this.last = value;
    let called = 0;
    for (const entry of this.entries.slice()) {
      if (entry.once) {
        if (entry.done) {
          continue;
        }
        entry.done = true;
        this.remove(entry);
      }
      called += 1;
      if (entry.callback(value) === "stop") {
        break;
      }
    }
    return called;
  }

  /** Passes on to the target what `convert` makes of each value, unless that is nothing. */
  pipe<U>(target: Channel<U>, convert: (value: T) => U | null | undefined): () => boolean {
    return this.on((value) => {
      const converted = convert(value);
      if (converted !== null && converted !== undefined) {
        target.emit(converted);
      }
    });
  }

  get latest(): T | undefined {
    return this.last;
  }

  get size(): number {
    return this.entries.length;
  }

  private add(entry: Entry<T>): () => boolean {
    this.entries.push(entry);
    return () => this.remove(entry);
  }

  private remove(entry: Entry<T>): boolean {
    const index = this.entries.indexOf(entry);
    if (index < 0) {
      return false;
    }
    this.entries.splice(index, 1);
    return true;
  }
}
