/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-agenda.h"
#include "accord-statement.h"

G_BEGIN_DECLS

/* Whose things are looked at. */
typedef struct {
  GHashTable *ids; /* of gint64; NULL: everybody's */
} AccordAgendaOwners;

void accord_agenda_owners_init (AccordAgendaOwners *self, GArray *owners);
void accord_agenda_owners_clear (AccordAgendaOwners *self);
gboolean accord_agenda_owners_have (const AccordAgendaOwners *self, AccordStatement *row, int column);
GPtrArray *accord_agenda_read_rows (AccordReader *reader, const char *currency, GArray *ids, GError **error);
int accord_agenda_order (gconstpointer a, gconstpointer b, gpointer today);

G_END_DECLS
