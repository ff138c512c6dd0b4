/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-field-list.h"

G_BEGIN_DECLS

struct _AccordFieldList {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind; /* the workspace's table: built-in fields first, then its own */
  char **left_out;
  AccordEntity *entity;
  GtkListBox *box;
  GPtrArray *rows;   /* of AccordFieldRow, owned by the box */
  GHashTable *added; /* set of names asked for with Add Field; borrowed from the kind */
  GtkWidget *add;
};

G_END_DECLS
