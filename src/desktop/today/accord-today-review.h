/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"
#include "accord-today-item.h"

G_BEGIN_DECLS

/* A line's words and the decision behind them. */
typedef struct {
  AccordAgendaRow row; /* first: it is what a line holds */
  gint64 decision;
  char *note;          /* what it rests on and when it was made; or NULL */
} AccordTodayReviewRow;

/* Decisions that are to be looked at again. Immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  gint64 day;
  GPtrArray *rows; /* of AccordTodayReviewRow, the longest due first */
} AccordTodayReview;

#define ACCORD_TYPE_TODAY_REVIEW (accord_today_review_get_type ())
GType accord_today_review_get_type (void) G_GNUC_CONST;
AccordTodayReview *accord_today_review_ref (AccordTodayReview *self);
void accord_today_review_unref (AccordTodayReview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTodayReview, accord_today_review_unref)

/* @owners: of gint64, NULL: everybody's. */
DexFuture *accord_today_review_read (AccordStore *store, GArray *owners, gint64 day, gint64 today); /* AccordTodayReview */
gint64 accord_today_review_decision (AccordTodayItem *item);
gboolean accord_today_review_open (GtkWidget *widget, AccordTodayItem *item);

G_END_DECLS
