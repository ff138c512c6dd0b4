/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordDealPart: one sort of parts of a deal (lines, people, objections …) as a section that follows the
 * journal. A row unfolds into the fields of its record, each edited where it is read; below them stands
 * Delete. What is said of a record and what else a row has comes from functions.
 *
 * Signals "add" (GtkWidget *button), "changed": records came, went or were edited.
 */
#define ACCORD_TYPE_DEAL_PART (accord_deal_part_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealPart, accord_deal_part, ACCORD, DEAL_PART, AdwBin)

typedef void (*AccordDealPartFunc) (AdwExpanderRow *row, AccordEntity *entity, gpointer data);

typedef struct {
  const AccordKind *kind;
  const char *link;      /* field that points to the owner: "deal" */
  const char *sort;      /* field, or NULL: as they were made */
  const char *heading;   /* translated, as are the next two */
  const char *add;       /* what its button does; NULL: no button */
  const char *nothing;   /* said while there are none */
  const char *const *left_out; /* fields that a row does not unfold to, besides the link; or NULL */
} AccordDealPartLook;

GtkWidget *accord_deal_part_new (AccordWorkspace *workspace, const AccordDealPartLook *look);
/* @build once for a new row, @show again whenever its record changed, @unfold once when it is opened. */
void accord_deal_part_set_funcs (AccordDealPart *self, AccordDealPartFunc build, AccordDealPartFunc show, AccordDealPartFunc unfold, gpointer data);
void accord_deal_part_set_owner (AccordDealPart *self, gint64 id);
gint64 accord_deal_part_get_owner (AccordDealPart *self);
guint accord_deal_part_get_n (AccordDealPart *self);
GPtrArray *accord_deal_part_get_records (AccordDealPart *self);
/* Unfolds the row of a record as soon as it is there, and begins to edit a field of it. */
void accord_deal_part_unfold (AccordDealPart *self, gint64 id, const char *field_name);
void accord_deal_part_set_foot (AccordDealPart *self, GtkWidget *foot);

/* A line of words at the end of a row, such as an amount. */
GtkLabel *accord_deal_part_value (AdwExpanderRow *row);

G_END_DECLS
