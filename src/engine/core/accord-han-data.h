/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *reading; /* NULL ends the list */
  const char *chars;
} AccordHanSyllable;

extern const AccordHanSyllable accord_han_syllables[];
extern const char accord_han_simple_pairs[];

G_END_DECLS
