/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-filter.h"

G_BEGIN_DECLS

/* One thing that records of a kind can be asked about or sorted by. */
typedef struct {
  char *path;               /* "lifecycle", "owner.team" */
  char *label;              /* translated */
  const AccordField *field; /* what the path ends at */
  guint depth;              /* 0: the record's own; 1: of what a link points to */
} AccordFilterField;

GPtrArray *accord_filter_fields (const AccordKind *kind, gboolean over_links);

G_END_DECLS
