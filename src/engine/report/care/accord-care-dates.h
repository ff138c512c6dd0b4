/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-edit.h"
#include "accord-festival.h"
#include "accord-store.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_CARE_RENEWAL,     /* a contract ends soon */
  ACCORD_CARE_REVISIT,     /* some days after a purchase */
  ACCORD_CARE_TICKET,      /* some days after a ticket was resolved */
  ACCORD_CARE_BIRTHDAY,
  ACCORD_CARE_ANNIVERSARY, /* customer since */
  ACCORD_CARE_FESTIVAL,    /* for everybody: no customer */
  ACCORD_N_CARE_TYPES,
} AccordCareType;

#define ACCORD_CARE_REVISIT_DAYS 14 /* after a purchase, unless the workspace says otherwise */
#define ACCORD_CARE_TICKET_DAYS 3   /* after a ticket was resolved (domain.md §4.6), unless it says otherwise */
#define ACCORD_CARE_RENEWAL_DAYS 30 /* before the end of a contract that does not say */

/* A day on which to think of a customer. */
typedef struct {
  AccordCareType type;
  gint64 day;           /* days since 1970-01-01 */
  gint64 customer;      /* 0: a festival */
  gint64 contact;       /* 0: the customer itself */
  gint64 deal;          /* renewal, revisit, a ticket about one; else 0 */
  gint64 ticket;        /* revisit after a ticket; else 0 */
  gint64 contract;      /* renewal; else 0 */
  gint64 template;      /* that the workspace chose for this occasion, or 0 */
  gint64 ends_on;       /* renewal: the last day of the contract */
  int years;            /* age or years as a customer; -1: unknown */
  gboolean lunar;       /* a birthday by the Chinese calendar */
  const AccordFestival *festival; /* (nullable): one that the program knows */
  char *source;         /* tells it from others of that day and customer: identity of the contract, deal or ticket, name of the festival; or "" */
  char *name;           /* of the person, customer or festival */
  char *customer_name;  /* (nullable) */
  char *sentence;       /* "Anna Berger turns 40", translated */
  char *state;          /* (nullable): "sent", "skipped": it has been dealt with */
} AccordCareDate;

/* Immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  GPtrArray *dates; /* of AccordCareDate: by day, then type, then name */
  guint n_open;     /* of all, also of those left out: not dealt with */
  gboolean more;    /* there are more than were asked for */
} AccordCareDates;
#define ACCORD_TYPE_CARE_DATES (accord_care_dates_get_type ())
GType accord_care_dates_get_type (void) G_GNUC_CONST;
AccordCareDates *accord_care_dates_ref (AccordCareDates *self);
void accord_care_dates_unref (AccordCareDates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCareDates, accord_care_dates_unref)

const char *accord_care_type_name (AccordCareType type);
const char *accord_care_type_label (AccordCareType type);
const char *accord_care_type_icon (AccordCareType type);
AccordEdit *accord_care_pass_over (const AccordCareDate *date);
DexFuture *accord_report_care_dates (AccordStore *store, gint64 member, gint64 first, gint64 last, guint limit); /* AccordCareDates */

G_END_DECLS
