/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"

G_BEGIN_DECLS

/* A category is told from so many purchases on, and so many of them. */
#define ACCORD_AFFINITY_PURCHASES 2
#define ACCORD_AFFINITY_MOST 3

/* What everybody bought of each category within the months that count for RFM. Immutable, boxed, counted. */
typedef struct _AccordCategorySums AccordCategorySums;
#define ACCORD_TYPE_CATEGORY_SUMS (accord_category_sums_get_type ())
GType accord_category_sums_get_type (void) G_GNUC_CONST;
AccordCategorySums *accord_category_sums_ref (AccordCategorySums *self);
void accord_category_sums_unref (AccordCategorySums *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCategorySums, accord_category_sums_unref)

/* A category of which the customer buys more than all do. */
typedef struct {
  char *name;        /* (owned) the series of the products; of a product without one, its name */
  gint64 n;          /* purchases with it that have a price in the workspace's currency */
  gint64 n_unpriced; /* purchases with it that have none: in no sum */
  gint64 sum;        /* minor units */
  double share;      /* of what the customer bought */
  double all_share;  /* of what all customers bought */
  double lift;       /* the one ÷ the other, above 1 */
  GArray *deals;     /* (owned) of gint64: the purchases, ids rising */
} AccordAffinityPart;

/* What a customer buys beyond what all do (M16): computed, never stored. Immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  gint64 n;          /* purchases within the months that count */
  gint64 n_unpriced; /* of those, with something that has no price in the workspace's currency */
  GArray *parts;     /* of AccordAffinityPart, the greatest lift first, at most ACCORD_AFFINITY_MOST */
} AccordAffinity;
#define ACCORD_TYPE_AFFINITY (accord_affinity_get_type ())
GType accord_affinity_get_type (void) G_GNUC_CONST;
AccordAffinity *accord_affinity_ref (AccordAffinity *self);
void accord_affinity_unref (AccordAffinity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAffinity, accord_affinity_unref)

DexFuture *accord_report_category_sums (AccordStore *store, const char *currency, gint64 today); /* AccordCategorySums */
DexFuture *accord_report_affinity (AccordStore *store, gint64 customer, AccordCategorySums *sums, const char *currency, gint64 today); /* AccordAffinity */
const char *accord_affinity_explanation (void);

G_END_DECLS
