/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records that a text is filled from, and what their fields are called in it. Loaded on the reader
 * thread, then immutable. */

#include "accord-config.h"

#include "accord-letter-scope.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "accord-text.h"

G_DEFINE_BOXED_TYPE (AccordLetterScope, accord_letter_scope, accord_letter_scope_ref, accord_letter_scope_unref)

AccordLetterScope *
accord_letter_scope_ref (AccordLetterScope *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_letter_scope_unref (AccordLetterScope *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->customer, accord_record_unref);
  g_clear_pointer (&self->contact, accord_record_unref);
  g_clear_pointer (&self->deal, accord_record_unref);
  g_clear_pointer (&self->ticket, accord_record_unref);
  g_clear_pointer (&self->member, accord_record_unref);
  g_free (self->workspace);
  g_free (self->occasion);
  g_free (self->address);
  g_free (self->phone);
  g_free (self);
}

static gboolean
load_record (AccordReader *reader, const AccordKind *kind, gint64 id, AccordRecord **record, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (id == 0)
    return TRUE;
  records = accord_reader_load (reader, accord_reader_get_kind (reader, kind), &id, 1, error);
  if (records != NULL && records->pdata[0] != NULL && !accord_record_is_deleted (records->pdata[0]))
    *record = accord_record_ref (records->pdata[0]);
  return records != NULL;
}

/* One more way to reach somebody, where the record itself names none: preferred ones first. */
static gboolean
find_handle (AccordReader *reader, const char *link, gint64 id, const char *type, char **value, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_handle_kind);
  g_autoptr (AccordIds) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;
  gboolean preferred = FALSE;

  accord_query_add_number (query, link, ACCORD_OP_IS, id);
  accord_query_add_text (query, "type", ACCORD_OP_IS, type);
  ids = accord_reader_find (reader, query, error);
  if (ids == NULL)
    return FALSE;
  records = accord_reader_load (reader, &accord_handle_kind, ids->ids, ids->n_ids, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      AccordRecord *handle = records->pdata[i];
      gboolean better;

      if (handle == NULL || accord_record_number (handle, "forbidden") != 0)
        continue;
      better = accord_record_number (handle, "preferred") != 0 && !preferred;
      if (*value == NULL || better)
        g_set_str (value, accord_record_text (handle, "value"));
      preferred |= better;
    }
  return records != NULL;
}

/* @customers: whether it is the customer's, for want of one of the contact. */
static gboolean
find_reach (AccordReader *reader, AccordLetterScope *self, const char *field, char **value, gboolean *customers, GError **error)
{
  if (self->contact != NULL)
    {
      *value = g_strdup (accord_record_text (self->contact, field));
      if (*value == NULL && !find_handle (reader, "contact", accord_record_id (self->contact), field, value, error))
        return FALSE;
    }
  *customers = *value == NULL;
  if (*value == NULL)
    *value = g_strdup (accord_record_text (self->customer, field));
  return *value != NULL || find_handle (reader, "customer", accord_record_id (self->customer), field, value, error);
}

/**
 * accord_letter_scope_read:
 * @reader: on its thread
 * @recipient: to whom
 * @member: who writes, or 0
 * @workspace: name of the own company
 *
 * Returns: (transfer full): the records; %NULL with an error, also where the customer is gone
 */
AccordLetterScope *
accord_letter_scope_read (AccordReader *reader, const AccordLetterRecipient *recipient, gint64 member, const char *workspace,
                          GError **error)
{
  g_autoptr (AccordLetterScope) self = g_new0 (AccordLetterScope, 1);
  gboolean customers_phone;

  g_atomic_ref_count_init (&self->refs);
  self->workspace = g_strdup (workspace);
  self->occasion = g_strdup (recipient->occasion);
  self->years = recipient->years;
  if (!load_record (reader, &accord_customer_kind, recipient->customer, &self->customer, error) ||
      !load_record (reader, &accord_contact_kind, recipient->contact, &self->contact, error) ||
      !load_record (reader, &accord_deal_kind, recipient->deal, &self->deal, error) ||
      !load_record (reader, &accord_ticket_kind, recipient->ticket, &self->ticket, error) ||
      !load_record (reader, &accord_member_kind, member, &self->member, error))
    return NULL;
  if (self->customer == NULL)
    {
      g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING,
                           _ ("The customer is no longer there. It may be in the Trash."));
      return NULL;
    }
  if (!find_reach (reader, self, "email", &self->address, &self->address_is_customers, error) ||
      !find_reach (reader, self, "phone", &self->phone, &customers_phone, error))
    return NULL;
  return g_steal_pointer (&self);
}

typedef struct {
  AccordLetterRecipient recipient;
  gint64 member;
  char *workspace;
  char *occasion;
} Asked;

static void
asked_free (gpointer data)
{
  g_free (((Asked *) data)->workspace);
  g_free (((Asked *) data)->occasion);
  g_free (data);
}

static DexFuture *
read_scope (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  AccordLetterScope *scope = accord_letter_scope_read (reader, &asked->recipient, asked->member, asked->workspace, &error);

  if (scope == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_LETTER_SCOPE, scope);
}

/**
 * accord_letter_scope_load:
 * @workspace: the open file
 * @recipient: to whom
 *
 * Returns: (transfer full): a future of #AccordLetterScope; rejects with an #AccordStoreError
 */
DexFuture *
accord_letter_scope_load (AccordWorkspace *workspace, const AccordLetterRecipient *recipient)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace) && recipient != NULL, NULL);

  asked = g_new0 (Asked, 1);
  asked->recipient = *recipient;
  asked->occasion = g_strdup (recipient->occasion);
  asked->recipient.occasion = asked->occasion;
  asked->member = accord_journal_get_actor (accord_workspace_get_journal (workspace));
  asked->workspace = g_strdup (accord_workspace_get_name (workspace));
  return accord_store_read (accord_workspace_get_store (workspace), read_scope, asked, asked_free);
}

/**
 * accord_letter_scope_name:
 *
 * Returns: (transfer none): whom the text is written to
 */
const char *
accord_letter_scope_name (const AccordLetterScope *self)
{
  const char *name = accord_record_title (self->contact != NULL ? self->contact : self->customer);

  return name != NULL ? name : "";
}

/**
 * accord_letter_first_name:
 * @name: (nullable): of a person
 *
 * The name by which a friend is addressed: the first word, without titles; a name in Han characters is not
 * taken apart, as people are addressed by all of it.
 *
 * Returns: (transfer full): perhaps ""
 */
char *
accord_letter_first_name (const char *name)
{
  static const char *const titles[] = { "mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "sir", "madame", "monsieur", NULL };
  g_auto (GStrv) words = NULL;
  const char *comma = name != NULL ? strchr (name, ',') : NULL;

  if (name == NULL || accord_text_has_han (name))
    return g_strdup (name != NULL ? name : "");
  /* "Berger, Anna" */
  words = g_strsplit (comma != NULL ? comma + 1 : name, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *plain = g_utf8_casefold (words[i], -1);
      gsize length = strlen (plain);

      if (length > 0 && plain[length - 1] == '.')
        plain[length - 1] = '\0';
      if (*plain != '\0' && !g_strv_contains (titles, plain))
        return g_strdup (words[i]);
    }
  return g_strdup (name);
}

/* A field of a record, by its name or by the label of one that a user added. */
static gboolean
look_up_record (AccordRecord *record, const AccordKind *kind, const char *name, char **value)
{
  const AccordKind *of = record != NULL ? accord_record_kind (record) : kind;
  int field = accord_kind_find_typed (of, name);

  if (field < 0 || (of->fields[field].flags & ACCORD_FIELD_HIDDEN))
    return FALSE;
  *value = record != NULL ? accord_record_format (record, of->fields[field].name) : NULL;
  return TRUE;
}

static gboolean
look_up_person (const AccordLetterScope *self, AccordRecord *person, const AccordKind *kind, const char *name, char **value)
{
  if (g_str_equal (name, "first_name"))
    *value = person != NULL ? accord_letter_first_name (accord_record_title (person)) : NULL;
  else
    return look_up_record (person, kind, name, value);
  return TRUE;
}

/* Where there is no contact, a customer who is a person answers for one. */
static AccordRecord *
addressee (const AccordLetterScope *self)
{
  return self->contact != NULL ? self->contact
         : g_strcmp0 (accord_record_text (self->customer, "type"), "person") == 0 ? self->customer : NULL;
}

static gboolean
look_up_word (const AccordLetterScope *self, const char *name, char **value)
{
  if (g_str_equal (name, "today"))
    *value = accord_date_format_full (accord_date_today ());
  else if (g_str_equal (name, "workspace"))
    *value = g_strdup (self->workspace);
  else if (g_str_equal (name, "occasion"))
    *value = g_strdup (self->occasion);
  else if (g_str_equal (name, "years"))
    *value = self->years >= 0 ? g_strdup_printf ("%d", self->years) : NULL;
  else if (g_str_equal (name, "name"))
    *value = g_strdup (accord_letter_scope_name (self));
  else if (g_str_equal (name, "first_name"))
    *value = addressee (self) != NULL ? accord_letter_first_name (accord_record_title (addressee (self))) : NULL;
  else
    return FALSE;
  return TRUE;
}

/**
 * accord_letter_scope_lookup:
 * @name: "customer.name", "contact.first_name", "deal.amount", "me.name", "today" …
 * @value: (out): what it holds, as people read it
 * @scope: an #AccordLetterScope
 *
 * An #AccordLetterLookup.
 *
 * Returns: whether there is such a field
 */
gboolean
accord_letter_scope_lookup (const char *name, char **value, gpointer scope)
{
  const AccordLetterScope *self = scope;
  const char *dot = strchr (name, '.');
  g_autofree char *root = NULL;

  if (dot == NULL)
    return look_up_word (self, name, value);
  root = g_strndup (name, (gsize) (dot - name));
  if (g_str_equal (root, "customer"))
    return look_up_person (self, self->customer, &accord_customer_kind, dot + 1, value);
  if (g_str_equal (root, "contact"))
    {
      AccordRecord *person = addressee (self);
      gboolean known = look_up_person (self, self->contact, &accord_contact_kind, dot + 1, value);

      if (known && *value == NULL && self->contact == NULL && person != NULL)
        look_up_person (self, person, &accord_customer_kind, dot + 1, value);
      return known;
    }
  if (g_str_equal (root, "deal"))
    return look_up_record (self->deal, &accord_deal_kind, dot + 1, value);
  if (g_str_equal (root, "ticket"))
    return look_up_record (self->ticket, &accord_ticket_kind, dot + 1, value);
  if (g_str_equal (root, "me"))
    return look_up_person (self, self->member, &accord_member_kind, dot + 1, value);
  return FALSE;
}

static gboolean
has_number (AccordRecord *record, const char *field)
{
  return record != NULL && accord_record_number (record, field) != 0;
}

static gboolean
forbids (AccordRecord *record, const char *channel)
{
  return record != NULL && channel != NULL && g_strcmp0 (accord_record_text (record, "forbidden_channel"), channel) == 0;
}

/**
 * accord_letter_scope_refuses:
 * @self: whom
 * @channel: (nullable): "email", "messenger" …
 * @mailing: it is written to many at once, or by a sequence
 *
 * Who wants no mailings gets none, who forbade a channel is not written to there, whatever the template.
 *
 * Returns: (transfer full) (nullable): why not, a finished sentence; %NULL: they may be written to
 */
char *
accord_letter_scope_refuses (const AccordLetterScope *self, const char *channel, gboolean mailing)
{
  const char *name = accord_letter_scope_name (self);

  if (mailing && (has_number (self->contact, "no_mailings") || has_number (self->customer, "no_mailings")))
    return g_strdup_printf (_ ("%s wants no mailings."), name);
  if (forbids (self->contact, channel) ||
      ((self->contact == NULL || (self->address_is_customers && g_strcmp0 (channel, "email") == 0)) && forbids (self->customer, channel)))
    return g_strdup_printf (_ ("%s does not want to be reached this way."), name);
  if (g_strcmp0 (channel, "email") == 0 && self->address == NULL)
    return g_strdup_printf (_ ("There is no e-mail address of %s."), name);
  return NULL;
}
