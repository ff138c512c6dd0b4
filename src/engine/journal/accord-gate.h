/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-journal.h"

G_BEGIN_DECLS

/* What a condition of a stage asks for (M29). */
typedef enum {
  ACCORD_CRITERION_FIELD,     /* path: a field of the deal, or of what it links to */
  ACCORD_CRITERION_CHECK,     /* a person ticks it off */
  ACCORD_CRITERION_ACTIVITY,  /* activity: one of that kind was done; NULL: any but a note */
  ACCORD_CRITERION_NEXT_STEP, /* an open activity has a day */
  ACCORD_CRITERION_APPROVAL,  /* role: somebody of it approved; NULL: anybody */
  ACCORD_CRITERION_LOSS,      /* the program's own: why the deal was lost; path: the field that is empty */
} AccordCriterionType;

/* A condition as it stands for one deal. A boxed value; texts are its own. */
typedef struct {
  AccordCriterionType type;
  gint64 criterion; /* its record; 0: the program's own */
  gint64 stage;     /* whose it is */
  gint64 deal;
  gint64 to;        /* the stage it was asked for; 0 in a checklist */
  gboolean entry;   /* asked before entering, else before leaving */
  gboolean required;
  gboolean met;
  gint64 row;       /* CHECK: the tick; APPROVAL: the newest request; 0: none */
  char *title;      /* "Amount", "Proposal was sent" */
  char *path;       /* FIELD, LOSS */
  char *activity;   /* ACTIVITY */
  char *role;       /* APPROVAL */
  char *state;      /* APPROVAL: "asked", "granted", "refused", or NULL */
} AccordCriterion;
#define ACCORD_TYPE_CRITERION (accord_criterion_get_type ())
GType accord_criterion_get_type (void) G_GNUC_CONST;
AccordCriterion *accord_criterion_copy (const AccordCriterion *criterion);
void accord_criterion_free (AccordCriterion *criterion);
char *accord_criterion_describe (const AccordCriterion *criterion);

/* What stands between deals and stages; the commit asks the same. */
DexFuture *accord_gate_ask (AccordStore *store, const gint64 *deals, guint n_deals, const gint64 *stages, guint n_stages); /* GPtrArray of AccordCriterion: required and not met, with deal and to */
DexFuture *accord_gate_checklist (AccordStore *store, const gint64 *deals, guint n_deals); /* GPtrArray of AccordCriterion: what their stages ask before leaving, met or not */

/* Doing something about it, as part of an edit. */
void accord_gate_tick (AccordEdit *edit, const AccordCriterion *criterion, gboolean done, gint64 actor);
void accord_gate_ask_approval (AccordEdit *edit, const AccordCriterion *criterion, const char *note, gint64 actor);
void accord_gate_decide (AccordEdit *edit, const AccordCriterion *criterion, gboolean granted, const char *note, gint64 actor);

G_END_DECLS
