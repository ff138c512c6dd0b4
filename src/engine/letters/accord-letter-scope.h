/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordLetterScope: whom a text is written to, and about what: the records its fields are taken from.
 * Immutable, boxed, counted.
 */
typedef struct {
  gatomicrefcount refs;
  AccordRecord *customer;
  AccordRecord *contact; /* (nullable): the customer itself */
  AccordRecord *deal;    /* (nullable) */
  AccordRecord *ticket;  /* (nullable) */
  AccordRecord *member;  /* (nullable): who writes */
  char *workspace;       /* name of the own company */
  char *occasion;        /* (nullable): "Mid-Autumn Festival" */
  int years;             /* of a birthday or anniversary; -1: none */
  char *address;         /* (nullable): e-mail that may be used */
  gboolean address_is_customers; /* it is that of the customer, for want of one of the contact */
  char *phone;           /* (nullable) */
} AccordLetterScope;
#define ACCORD_TYPE_LETTER_SCOPE (accord_letter_scope_get_type ())
GType accord_letter_scope_get_type (void) G_GNUC_CONST;
AccordLetterScope *accord_letter_scope_ref (AccordLetterScope *self);
void accord_letter_scope_unref (AccordLetterScope *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLetterScope, accord_letter_scope_unref)

/* Who a text is written to. */
typedef struct {
  gint64 customer;
  gint64 contact;       /* 0: the customer itself */
  gint64 deal;          /* 0: none */
  const char *occasion; /* (nullable) */
  int years;            /* -1: none */
  gint64 ticket;        /* 0: none */
} AccordLetterRecipient;

DexFuture *accord_letter_scope_load (AccordWorkspace *workspace, const AccordLetterRecipient *recipient); /* AccordLetterScope */
AccordLetterScope *accord_letter_scope_read (AccordReader *reader, const AccordLetterRecipient *recipient, gint64 member, const char *workspace, GError **error);
gboolean accord_letter_scope_lookup (const char *name, char **value, gpointer scope);
const char *accord_letter_scope_name (const AccordLetterScope *self);
char *accord_letter_first_name (const char *name);

/* Fields that may stand in a template: what a menu offers. */
typedef struct {
  char *name;  /* "contact.first_name" */
  char *label; /* translated: "Contact: First name" */
} AccordLetterField;
GPtrArray *accord_letter_fields (AccordStore *store); /* of AccordLetterField */

/* Why nobody may be written to on a channel: a finished sentence, or NULL. */
char *accord_letter_scope_refuses (const AccordLetterScope *self, const char *channel, gboolean mailing);

G_END_DECLS
