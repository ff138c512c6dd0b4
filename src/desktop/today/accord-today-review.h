/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"
#include "accord-today-item.h"

G_BEGIN_DECLS

/* A line's words and the record behind them. */
typedef struct {
  AccordAgendaRow row; /* first: it is what a line holds */
  AccordTodayGroup group;
  const AccordKind *kind;
  gint64 record;
  gint64 order;        /* within its group */
  gboolean late;
  char *note;          /* of a decision what it rests on, of a ticket what was due when; or NULL */
} AccordTodayReviewRow;

/* Tickets, deliveries and decisions that are to be seen to. Immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  gint64 day;
  GPtrArray *rows; /* of AccordTodayReviewRow, by group, the longest due first; no more of each than were asked for */
  guint n[ACCORD_TODAY_N_GROUPS]; /* how many there are */
} AccordTodayReview;

#define ACCORD_TYPE_TODAY_REVIEW (accord_today_review_get_type ())
GType accord_today_review_get_type (void) G_GNUC_CONST;
AccordTodayReview *accord_today_review_ref (AccordTodayReview *self);
void accord_today_review_unref (AccordTodayReview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTodayReview, accord_today_review_unref)

/* @owners: of gint64, NULL: everybody's. */
DexFuture *accord_today_review_read (AccordStore *store, GArray *owners, gint64 day, gint64 today, guint most); /* AccordTodayReview */
guint accord_today_review_count (const AccordTodayReview *self, gint64 day, AccordTodayGroup group);
gboolean accord_today_review_is (AccordTodayItem *item);
const char *accord_today_review_advice (AccordTodayItem *item);
gboolean accord_today_review_open (GtkWidget *widget, AccordTodayItem *item);

/* Inside: what else is read with decisions. FALSE with an error. */
typedef struct {
  AccordStore *store;
  GArray *owners;
  gint64 day;
  gint64 today;
  guint most;
} AccordTodayAsked;
/* Adds the line of a record, if it is to be seen to. */
typedef gboolean (*AccordTodayAdd) (const AccordTodayAsked *asked, AccordRecord *record, gpointer data, GPtrArray *rows, GError **error);
gboolean accord_today_add_all (const AccordTodayAsked *asked, AccordQuery *query, AccordTodayAdd add, gpointer data, GPtrArray *rows, GError **error);
gboolean accord_today_is_theirs (const AccordTodayAsked *asked, gint64 member);
gboolean accord_today_add_tickets (const AccordTodayAsked *asked, GPtrArray *rows, GError **error);
gboolean accord_today_add_deliveries (const AccordTodayAsked *asked, GPtrArray *rows, GError **error);

G_END_DECLS
