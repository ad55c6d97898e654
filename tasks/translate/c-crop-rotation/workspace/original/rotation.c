/* Which crop grows in which bed in which year. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define CROP 12
#define HOOKS 4

typedef struct {
    uint8_t bed;
    uint8_t year;
    char crop[CROP];
    uint16_t kilos;
} entry;

struct plan;

/* 0: go on. Less: go on behind the entries of the same bed. More: stop, and return it. */
typedef int (*visit_fn)(entry *e, void *user);
/* 0: no objection. Everything else is an objection. */
typedef int (*hook_fn)(const struct plan *p, const entry *e, void *user);
/* 0: drop the entry. More: keep it. Less: keep it and all behind it. */
typedef int (*keep_fn)(const entry *e, void *user);
typedef int (*better_fn)(const entry *a, const entry *b, void *user);

typedef struct plan {
    entry entries[250];             /* it is never full */
    size_t count;
    struct { hook_fn fn; void *user; } hooks[HOOKS];
    size_t hook_count;
} plan;

/* Returns 0 if there are too many hooks already. */
int plan_hook(plan *p, hook_fn fn, void *user)
{
    if (p->hook_count == HOOKS)
        return 0;
    p->hooks[p->hook_count].fn = fn;
    p->hooks[p->hook_count].user = user;
    p->hook_count++;
    return 1;
}

/* Returns 0 if there is no such hook. */
int plan_unhook(plan *p, hook_fn fn, void *user)
{
    for (size_t i = 0; i < p->hook_count; i++) {
        if (p->hooks[i].fn != fn || p->hooks[i].user != user)
            continue;
        p->hook_count--;
        memmove(&p->hooks[i], &p->hooks[i + 1], (p->hook_count - i) * sizeof p->hooks[0]);
        return 1;
    }
    return 0;
}

static int later(const entry *a, const entry *b)
{
    return a->bed != b->bed ? a->bed > b->bed : a->year > b->year;
}

/* Returns 0, or the first objection. */
int plan_add(plan *p, uint8_t bed, uint8_t year, const char *crop, uint16_t kilos)
{
    entry e = { bed, year, "", kilos };
    strncpy(e.crop, crop, CROP - 1);
    for (size_t i = 0; i < p->hook_count; i++) {
        int objection = p->hooks[i].fn(p, &e, p->hooks[i].user);
        if (objection)
            return objection;
    }
    size_t at = p->count++;
    for (; at > 0 && later(&p->entries[at - 1], &e); at--)
        p->entries[at] = p->entries[at - 1];
    p->entries[at] = e;
    return 0;
}

/* The visitor may change the entries. They stay where they are. */
int plan_walk(plan *p, visit_fn visit, void *user)
{
    for (size_t i = 0; i < p->count; i++) {
        int rc = visit(&p->entries[i], user);
        if (rc > 0)
            return rc;
        if (rc < 0)
            while (i + 1 < p->count && p->entries[i + 1].bed == p->entries[i].bed)
                i++;
    }
    return 0;
}

/* Returns how many were dropped. */
size_t plan_prune(plan *p, keep_fn keep, void *user)
{
    size_t kept = 0;
    int rc = 0;
    for (size_t i = 0; i < p->count; i++) {
        if (rc >= 0)
            rc = keep(&p->entries[i], user);
        if (rc != 0)
            p->entries[kept++] = p->entries[i];
    }
    size_t dropped = p->count - kept;
    p->count = kept;
    return dropped;
}

const entry *plan_best(const plan *p, better_fn better, void *user)
{
    const entry *best = NULL;
    for (size_t i = 0; i < p->count; i++)
        if (!best || better(&p->entries[i], best, user))
            best = &p->entries[i];
    return best;
}

struct sum { const char *crop; uint16_t kilos; };

static int add_up(entry *e, void *user)
{
    struct sum *sum = user;
    if (strcmp(e->crop, sum->crop) == 0)
        sum->kilos += e->kilos;
    return 0;
}

uint16_t plan_kilos(plan *p, const char *crop)
{
    struct sum sum = { crop, 0 };
    plan_walk(p, add_up, &sum);
    return sum.kilos;
}

struct search { uint8_t bed; int year; };

static int look_up(entry *e, void *user)
{
    struct search *search = user;
    if (e->bed != search->bed)
        return -1;
    search->year = e->year;
    return 0;
}

/* The year of the last entry for a bed, or -1. */
int plan_last_year(plan *p, uint8_t bed)
{
    struct search search = { bed, -1 };
    plan_walk(p, look_up, &search);
    return search.year;
}

/* The user data of no_repeat; several hooks may share it. */
struct gap { int years; unsigned objections; };

/* A hook: a crop comes back to a bed only after so many years without it. */
int no_repeat(const plan *p, const entry *e, void *user)
{
    struct gap *gap = user;
    for (size_t i = 0; i < p->count; i++) {
        const entry *old = &p->entries[i];
        if (old->bed != e->bed || strcmp(old->crop, e->crop) != 0)
            continue;
        if (abs(e->year - old->year) <= gap->years) {
            gap->objections++;
            return e->year - old->year + 1000;
        }
    }
    return 0;
}

/* A hook: at most so many entries are added to the plan while it is there. */
int at_most(const plan *p, const entry *e, void *user)
{
    int *left = user;
    (void)p, (void)e;
    return --*left < 0;
}
