/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"

G_BEGIN_DECLS

/* What one line of a purchase says. */
typedef struct {
  char *text;        /* (owned) the product, or the words of the line */
  gint64 quantity;   /* thousandths */
  gint64 net;        /* minor units, after the discount */
  char currency[4];
} AccordBoughtLine;

typedef struct {
  gint64 deal;
  char *name;        /* (owned) */
  gint64 day;        /* it was won */
  gboolean priced;
  gint64 amount;     /* minor units */
  char currency[4];
  GArray *lines;     /* (owned) of AccordBoughtLine, in their order; empty where the deal has none */
} AccordBoughtOrder;

/* What was bought of one product. */
typedef struct {
  gint64 product;    /* 0: of none that is in the catalogue */
  char *name;        /* (owned) (nullable): %NULL for product 0 */
  gint64 n_orders;   /* with it, without returns */
  gint64 sum;        /* minor units of the workspace's currency */
} AccordBoughtPart;

/* Everything a customer bought (M02): computed, never stored. Immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  gint64 n_orders;   /* without returns */
  gint64 n_all;      /* with them: what is listed */
  gint64 sum;        /* net of returns, minor units of the workspace's currency */
  gint64 n_left_out; /* orders without an amount in that currency */
  gint64 first;      /* days; valid where n_orders > 0 */
  gint64 last;
  gint64 every;      /* median of the days between orders; 0: unknown, fewer than two days with orders */
  gint64 next;       /* last + every; valid where every > 0 */
  GArray *parts;     /* of AccordBoughtPart, the largest sum first */
  gint64 parts_sum;  /* of all parts: what a part is a share of */
  GArray *orders;    /* of AccordBoughtOrder, the newest first, at most ACCORD_BOUGHT_MOST */
} AccordBought;
#define ACCORD_BOUGHT_MOST 50
#define ACCORD_TYPE_BOUGHT (accord_bought_get_type ())
GType accord_bought_get_type (void) G_GNUC_CONST;
AccordBought *accord_bought_ref (AccordBought *self);
void accord_bought_unref (AccordBought *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBought, accord_bought_unref)

DexFuture *accord_report_bought (AccordStore *store, gint64 customer, const char *currency, gint64 today); /* AccordBought */

G_END_DECLS
