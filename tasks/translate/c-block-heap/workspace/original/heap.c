/* Hands out parts of a memory area; next fit over a doubly linked list of blocks. */
#include <stdint.h>
#include <stdlib.h>

#define ALIGN     8u
#define MIN_SPLIT 16u

enum { HEAP_OK = 0, HEAP_INVALID = -1, HEAP_FULL = -2, HEAP_UNKNOWN = -3 };

struct block {
    uint32_t start, size;
    int used;
    struct block *prev, *next;
};

struct heap {
    struct block *first;
    struct block *rover;        /* where the next search begins */
    uint32_t free_bytes;
};

/* size is rounded up; wraps round to 0 for the largest sizes */
static uint32_t rounded(uint32_t size)
{
    return (size + (ALIGN - 1u)) & ~(ALIGN - 1u);
}

static struct block *following(struct heap *h, struct block *b)
{
    return b->next ? b->next : h->first;
}

/* cuts b down to size and puts a free block with the rest behind it */
static void split(struct block *b, uint32_t size)
{
    struct block *rest = malloc(sizeof *rest);
    rest->start = b->start + size;
    rest->size = b->size - size;
    rest->used = 0;
    rest->prev = b;
    rest->next = b->next;
    if (rest->next)
        rest->next->prev = rest;
    b->next = rest;
    b->size = size;
}

/* makes b and the block behind it one block */
static void absorb_next(struct heap *h, struct block *b)
{
    struct block *gone = b->next;
    b->size += gone->size;
    b->next = gone->next;
    if (b->next)
        b->next->prev = b;
    if (h->rover == gone)
        h->rover = b;
    free(gone);
}

static struct block *find_used(struct heap *h, uint32_t offset)
{
    for (struct block *b = h->first; b; b = b->next)
        if (b->used && b->start == offset)
            return b;
    return NULL;
}

/* the area is rounded down to a multiple of ALIGN */
int heap_init(struct heap *h, uint32_t size)
{
    size &= ~(ALIGN - 1u);
    if (size == 0)
        return HEAP_INVALID;
    h->first = calloc(1, sizeof *h->first);
    h->first->size = size;
    h->rover = h->first;
    h->free_bytes = size;
    return HEAP_OK;
}

/* *granted: the size of the new block, or with HEAP_FULL that of the largest free block */
int heap_alloc(struct heap *h, uint32_t size, uint32_t *offset, uint32_t *granted)
{
    uint32_t need = rounded(size);
    uint32_t largest = 0;
    struct block *b = h->rover;

    if (need == 0)
        return HEAP_INVALID;
    do {
        if (!b->used && b->size >= need) {
            if (b->size - need >= MIN_SPLIT)
                split(b, need);
            b->used = 1;
            h->free_bytes -= b->size;
            h->rover = following(h, b);
            *offset = b->start;
            *granted = b->size;
            return HEAP_OK;
        }
        if (!b->used && b->size > largest)
            largest = b->size;
        b = following(h, b);
    } while (b != h->rover);
    *granted = largest;
    return HEAP_FULL;
}

int heap_free(struct heap *h, uint32_t offset)
{
    struct block *b = find_used(h, offset);

    if (!b)
        return HEAP_UNKNOWN;
    b->used = 0;
    h->free_bytes += b->size;
    if (b->next && !b->next->used)
        absorb_next(h, b);
    if (b->prev && !b->prev->used)
        absorb_next(h, b->prev);
    return HEAP_OK;
}

/* in place only; *granted: the size of the block afterwards, with HEAP_FULL too */
int heap_resize(struct heap *h, uint32_t offset, uint32_t size, uint32_t *granted)
{
    uint32_t need = rounded(size);
    struct block *b = find_used(h, offset);

    if (!b)
        return HEAP_UNKNOWN;
    if (need == 0)
        return HEAP_INVALID;
    if (need > b->size) {
        if (!b->next || b->next->used || b->size + b->next->size < need) {
            *granted = b->size;
            return HEAP_FULL;
        }
        h->free_bytes -= b->next->size;
        absorb_next(h, b);
    }
    if (b->size - need >= MIN_SPLIT) {
        split(b, need);
        h->free_bytes += b->next->size;
        if (b->next->next && !b->next->next->used)
            absorb_next(h, b->next);
    }
    *granted = b->size;
    return HEAP_OK;
}
