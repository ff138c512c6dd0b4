/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-board-group.h"

G_BEGIN_DECLS

/* Shared by accord-board-group.c (one group) and accord-board-groups.c (those of a field). */
typedef enum {
  ACCORD_GROUP_NONE,   /* the field is empty */
  ACCORD_GROUP_LINK,   /* number: id */
  ACCORD_GROUP_CHOICE, /* text */
  ACCORD_GROUP_PAST,   /* before the day "number" */
  ACCORD_GROUP_MONTH,  /* from the day "number" to "last" */
  ACCORD_GROUP_LATER,  /* from the day "number" on */
} AccordGroupType;

struct _AccordBoardGroup {
  const AccordKind *kind; /* lives as long as the program */
  char *path;
  AccordGroupType type;
  gint64 key;
  char *title;
  gint64 number;
  gint64 last;
  gint64 month; /* first day of the month */
  char *text;
  char *refusal; /* why no deal can be put there, or NULL */
};

AccordBoardGroup *accord_board_group_new (const AccordKind *kind, const char *path, AccordGroupType type, gint64 key, const char *title);

G_END_DECLS
