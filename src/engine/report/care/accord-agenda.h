/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_AGENDA_OVERDUE, /* open, due before today */
  ACCORD_AGENDA_OPEN,    /* open, due on the day */
  ACCORD_AGENDA_DONE,    /* had been planned, and was done on the day */
  ACCORD_AGENDA_SOME_DAY, /* open, without a day; read with today */
  ACCORD_AGENDA_N_GROUPS,
} AccordAgendaGroup;

/* One thing to do, or done. */
typedef struct {
  gint64 activity; /* 0: a deal without a step */
  gint64 customer; /* 0: none, as below */
  gint64 deal;
  gint64 contact;
  gint64 owner;
  char *title;
  char *type;
  char *customer_name;
  gboolean is_person; /* the customer: no company */
  char *deal_name;
  char *outcome;
  char *repeat;
  char *text;      /* what a policy would have said; or NULL */
  gboolean has_due;
  gint64 due;
  int minute;      /* of the day, -1: any time */
  int priority;    /* 1 high, 0 normal, -1 low */
  gint64 done_at;  /* ms; 0: open */
  gboolean has_value;
  gint64 value;    /* minor units: of the deal, or of all open deals of the customer */
  char currency[4];
  gboolean is_foreign; /* the value, in another currency than the workspace's */
  gboolean has_expected;
  gint64 expected; /* close of the deal */
  int n_items;     /* of its checklist */
  int n_items_done;
} AccordAgendaRow;

typedef struct {
  guint n_open; /* due on the day */
  guint n_done; /* planned, and done on the day */
} AccordAgendaDay;

/* What there is to do on a day. Immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  gint64 today;
  gint64 day;
  gint64 monday;              /* of the day's week */
  AccordAgendaDay week[7];
  GPtrArray *rows[ACCORD_AGENDA_N_GROUPS]; /* of AccordAgendaRow, in their order */
  guint n[ACCORD_AGENDA_N_GROUPS];         /* how many there are; rows may be fewer */
  gboolean has_any;           /* anything was ever planned in this file */
} AccordAgenda;

#define ACCORD_TYPE_AGENDA (accord_agenda_get_type ())
GType accord_agenda_get_type (void) G_GNUC_CONST;
AccordAgenda *accord_agenda_ref (AccordAgenda *self);
void accord_agenda_unref (AccordAgenda *self);
void accord_agenda_row_free (AccordAgendaRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAgenda, accord_agenda_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAgendaRow, accord_agenda_row_free)

/* @owners: of gint64, NULL: everybody's. */
DexFuture *accord_report_agenda (AccordStore *store, const char *currency, GArray *owners, gint64 day, gint64 today, guint most); /* AccordAgenda */

/* Open deals without a step that has a day. */
typedef struct {
  GPtrArray *rows; /* of AccordAgendaRow, the most valuable and urgent first */
  gint64 n;        /* how many there are */
} AccordUnplanned;
#define ACCORD_TYPE_UNPLANNED (accord_unplanned_get_type ())
GType accord_unplanned_get_type (void) G_GNUC_CONST;
AccordUnplanned *accord_unplanned_copy (const AccordUnplanned *unplanned);
void accord_unplanned_free (AccordUnplanned *unplanned);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordUnplanned, accord_unplanned_free)
DexFuture *accord_report_unplanned (AccordStore *store, const char *currency, GArray *owners, gint64 today, guint most); /* AccordUnplanned */

/* GPtrArray of AccordAgendaRow: one step of each of the customers that most want something done. */
DexFuture *accord_report_urgent (AccordStore *store, const char *currency, GArray *owners, gint64 today, guint most);

DexFuture *accord_report_due_count (AccordStore *store, GArray *owners, gint64 today); /* AccordAgendaCount */

/* What waits: for the sidebar. */
typedef struct {
  guint n_overdue;
  guint n_today;
} AccordAgendaCount;
#define ACCORD_TYPE_AGENDA_COUNT (accord_agenda_count_get_type ())
GType accord_agenda_count_get_type (void) G_GNUC_CONST;
AccordAgendaCount *accord_agenda_count_copy (const AccordAgendaCount *count);
void accord_agenda_count_free (AccordAgendaCount *count);

int accord_agenda_compare (const AccordAgendaRow *a, const AccordAgendaRow *b, gint64 today);
double accord_agenda_weight (const AccordAgendaRow *row, gint64 today);

G_END_DECLS
