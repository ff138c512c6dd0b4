/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-change-set.h"
#include "accord-query.h"

G_BEGIN_DECLS

/* What a query depends on, as far as the changes of one commit have asked; on the stack. */
typedef struct {
  const AccordQuery *query;
  guint64 asked[ACCORD_KIND_MAX];  /* by number of the kind: fields that were looked at */
  guint64 fields[ACCORD_KIND_MAX]; /* of those: that it depends on */
} AccordQueryTouch;

void accord_query_touch_init (AccordQueryTouch *self, const AccordQuery *query);
gboolean accord_query_touch_by (AccordQueryTouch *self, const AccordChange *change);
gboolean accord_query_is_touched_by (const AccordQuery *query, const AccordChangeSet *changes);

G_END_DECLS
