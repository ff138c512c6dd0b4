/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-record.h"

G_BEGIN_DECLS

typedef struct {
  int field;
  GRefString *title; /* owned */
} AccordLinkTitle;

struct _AccordRecord {
  int ref_count; /* atomic */
  const AccordKind *kind;
  gint64 id;
  AccordId uid;
  gint64 born;
  gint64 last;
  gint64 deleted;
  GBytes *clocks;    /* owned, nullable */
  AccordLinkTitle *titles; /* this and the next within this allocation */
  guint8 *slots;     /* of each field: 0, or one more than the index of its value */
  guint8 n_values;
  guint8 n_titles;
  guint8 max_titles;
  AccordValue values[];
};

AccordLinkTitle *accord_record_find_title (AccordRecord *record, int field);

G_END_DECLS
