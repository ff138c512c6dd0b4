/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"
#include "accord-deal-totals.h"
#include "accord-stage-map.h"

G_BEGIN_DECLS

/* All that a deal's totals are made from. */
typedef struct {
  gint64 stage;
  gint64 owner;   /* 0: none */
  gint64 product; /* 0: none */
  gint64 amount;
  gint64 probability; /* as accord_stage_weight() takes it */
  gint64 closed_on;
  gint64 opened_on;
  gint64 expected_on;
  gint64 step_on; /* day of the first open activity */
  gboolean priced;
  gboolean has_probability;
  gboolean closed;
  gboolean opened;
  gboolean expected;
  gboolean step;
  char currency[4]; /* "" unless priced */
} AccordDealFacts;

/* A row of the table, or what is to be added to one. */
typedef struct {
  gint64 place;
  gint64 month;
  gint64 part;
  int total;
  char currency[4];
  gint64 n;
  gint64 sum;
  gint64 weighted;
} AccordDealCell;

typedef struct {
  AccordStageMap *stages;
  GHashTable *steps; /* deal → day of its first open activity, or NULL: looked up one by one */
  GHashTable *cells; /* set of AccordDealCell, owned */
  gboolean overflow; /* a sum left 64 bits: these cells are worth nothing */
} AccordDealCells;

AccordDealCells *accord_deal_cells_new_for (AccordStageMap *stages);
AccordDealCells *accord_deal_cells_new (AccordReader *db, GError **error);
void accord_deal_cells_free (AccordDealCells *self);
AccordDealCell *accord_deal_cells_get (AccordDealCells *self, const AccordDealCell *key);
void accord_deal_cells_add (AccordDealCells *self, const AccordDealFacts *facts, int sign);
void accord_deal_cells_add_step (AccordDealCells *self, gint64 stage, gboolean has_step, gint64 step_on, int sign);
gboolean accord_deal_cells_find_step (AccordDealCells *self, AccordReader *db, gint64 deal, gint64 except, gboolean *has_step, gint64 *step_on, GError **error);
gboolean accord_deal_cells_add_rows (AccordDealCells *self, AccordReader *db, gint64 first, gint64 last, int sign, GError **error);
gboolean accord_deal_cells_is_open (const AccordDealCells *self, gint64 stage);
void accord_deal_facts_read (AccordDealFacts *facts, const AccordValue *values);
gboolean accord_deal_facts_find_step (AccordDealFacts *facts, AccordDealCells *cells, AccordReader *db, gint64 deal, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordDealCells, accord_deal_cells_free)

/* The table. */
gboolean accord_deal_totals_refresh (AccordReader *db, GError **error);
gboolean accord_deal_totals_rebuild (AccordReader *db, GError **error);
gboolean accord_deal_totals_apply (AccordReader *db, AccordDealCells *cells, GError **error);
gboolean accord_deal_totals_check (AccordReader *db, GPtrArray *problems, GError **error);

G_END_DECLS
