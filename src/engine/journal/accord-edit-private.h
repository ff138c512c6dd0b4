/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-edit.h"

G_BEGIN_DECLS

typedef struct {
  char operation; /* 'i', 'u', 'd', 'r' */
  const AccordKind *kind;
  gint64 id;
  int field;
  AccordValue value;
} AccordEditStep;

struct _AccordEdit {
  gatomicrefcount refs;
  char *label;
  char *reason;
  GArray *steps; /* of AccordEditStep */
  gint64 next_id; /* negative ids of created records */
};

G_END_DECLS
