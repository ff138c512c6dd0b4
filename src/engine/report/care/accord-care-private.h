/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-care-dates.h"
#include "accord-statement.h"

G_BEGIN_DECLS

/* A search for care dates on its way. Report thread. */
typedef struct {
  AccordReader *reader;
  gint64 member; /* 0: everybody's customers */
  gint64 first;
  gint64 last;
  GArray *occasions;      /* of AccordCareOccasion */
  GHashTable *dealt_with; /* what accord_care_key() gives → state */
  GPtrArray *found;       /* of AccordCareDate */
} AccordCareSearch;

/* What a workspace decided about an occasion, or a day of its own. */
typedef struct {
  AccordCareType type;
  gboolean type_known;
  gboolean off;
  int days, month, day; /* 0: not said */
  gboolean lunar;
  gint64 template;
  char *festival; /* (nullable) */
  char *name;
  char *uid;      /* in hexadecimal digits */
} AccordCareOccasion;

gboolean accord_care_read_occasions (AccordCareSearch *self, GError **error);
const AccordCareOccasion *accord_care_occasion (const AccordCareSearch *self, AccordCareType type);
gboolean accord_care_is_kept (const AccordCareSearch *self, AccordCareType type);
AccordCareDate *accord_care_add (AccordCareSearch *self, AccordCareType type, gint64 day);
gboolean accord_care_find_birthdays (AccordCareSearch *self, GError **error);
gboolean accord_care_read_names (AccordCareSearch *self, GPtrArray *dates, GError **error);
gboolean accord_care_find_anniversaries (AccordCareSearch *self, GError **error);
gboolean accord_care_find_renewals (AccordCareSearch *self, GError **error);
gboolean accord_care_find_revisits (AccordCareSearch *self, GError **error);
gboolean accord_care_find_resolved (AccordCareSearch *self, GError **error);
void accord_care_find_festivals (AccordCareSearch *self);

/* SQL: the customer's people, where ?1 is the member or 0. */
#define ACCORD_CARE_WHOSE " AND (?1=0 OR c.owner=?1 OR c.deputy=?1)"

G_END_DECLS
