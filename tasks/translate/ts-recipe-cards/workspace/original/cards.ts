// Recipe cards. A property that is not there is undefined, and no property is there with the value undefined:
// where this code makes one, nobody can tell the difference.

export interface Amount {
  value: number;
  unit?: string | null;
}

export interface Ingredient {
  name: string;
  amount?: Amount | null;
  note?: string | null;
}

export interface Kitchen {
  town?: string | null;
}

export interface Author {
  name?: string | null;
  kitchen?: Kitchen | null;
}

export interface Card {
  title: string;
  serves?: number | null;
  ingredients?: Ingredient[] | null;
  author?: Author | null;
}

export interface Party {
  adults?: number | null;
  children?: number | null;
}

export function byline(card: Card): string {
  return `${card.author?.name || "anonymous"} of ${card.author?.kitchen?.town ?? "nowhere"}`;
}

// A child eats half of what an adult eats. JavaScript counts null as 0.
export function portions({ adults = 2, children }: Party): number {
  return +adults! + +(children ?? 1) / 2;
}

export function scale(card: Card, guests: number | null | undefined = 4): Card {
  const factor = +guests! / (card.serves || 4);
  return {
    ...card,
    serves: guests,
    ingredients: card.ingredients?.map((ingredient) => ({
      ...ingredient,
      amount: ingredient.amount && {
        ...ingredient.amount,
        value: Math.round(ingredient.amount.value * factor * 4) / 4,
      },
    })),
  };
}

export function merge(card: Card, changes: Partial<Card>): Card {
  return { ...card, ...changes };
}

export function weight(card: Card): number | undefined {
  return card.ingredients?.reduce((sum, ingredient) => sum + (ingredient.amount?.value ?? 1), 0);
}

// The unit of the first ingredient that has one.
export function unit(card: Card): string | undefined {
  return card.ingredients?.find((ingredient) => ingredient.amount?.unit)?.amount?.unit ?? undefined;
}

export function label(ingredient: Ingredient): string {
  const { name, amount, note = "-" } = ingredient;
  return [amount?.value, amount?.unit, name, note].join("|");
}

export function hint(ingredient: Ingredient | undefined): string {
  return `${ingredient?.amount?.unit} ${ingredient?.note}`;
}

export function sorted(cards: Card[]): Card[] {
  return [...cards].sort((a, b) => (a.serves ?? 0) - (b.serves ?? 0) || a.title.length - b.title.length);
}

export function toJson(card: Card): string {
  return JSON.stringify(card, ["title", "serves", "ingredients", "name", "amount", "value", "unit", "note", "author", "kitchen", "town"]);
}
