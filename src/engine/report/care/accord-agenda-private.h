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

/* What lists of steps and deals are asked with, on its way to the reader's thread. */
typedef struct {
  char currency[4]; /* the workspace's */
  AccordAgendaOwners owners;
  gint64 day;       /* that is looked at */
  gint64 today;
  guint most;       /* rows */
} AccordAgendaAsked;

AccordAgendaAsked *accord_agenda_asked_new (const char *currency, GArray *owners, gint64 day, gint64 today, guint most);
void accord_agenda_asked_free (gpointer asked);

GPtrArray *accord_agenda_read_rows (AccordReader *reader, const char *currency, GArray *ids, GError **error);
int accord_agenda_order (gconstpointer a, gconstpointer b, gpointer today);

G_END_DECLS
