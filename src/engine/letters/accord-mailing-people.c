/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom a mailing goes to: customers, or people at them. Who opted out is left out and counted, before anything is
 * written; each message is judged once more when it is made (accord_letter_scope_refuses()). Reader thread. */

#include "accord-config.h"

#include "accord-mailing-people.h"

G_DEFINE_BOXED_TYPE (AccordMailingPeople, accord_mailing_people, accord_mailing_people_ref, accord_mailing_people_unref)

AccordMailingPeople *
accord_mailing_people_ref (AccordMailingPeople *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_mailing_people_unref (AccordMailingPeople *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->people);
  g_free (self);
}

typedef struct {
  GArray *customers;
  AccordMailingWho who;
  guint most;
} Asked;

static void
asked_free (gpointer data)
{
  g_array_unref (((Asked *) data)->customers);
  g_free (data);
}

static gboolean
refuses (AccordRecord *record)
{
  return accord_record_number (record, "no_mailings") != 0 || g_strcmp0 (accord_record_text (record, "forbidden_channel"), "email") == 0;
}

static gboolean
decides (AccordRecord *contact)
{
  return g_strcmp0 (accord_record_text (contact, "role"), "decides") == 0;
}

/* Who decides comes first, then who was there first. */
static int
compare_contacts (gconstpointer a, gconstpointer b)
{
  AccordRecord *x = *(AccordRecord *const *) a, *y = *(AccordRecord *const *) b;
  gint64 first = accord_record_id (x), second = accord_record_id (y);

  if (decides (x) != decides (y))
    return decides (x) ? -1 : 1;
  return (first > second) - (first < second);
}

static void
add (AccordMailingPeople *self, gint64 customer, gint64 contact)
{
  AccordMailingPerson person = { customer, contact };

  g_array_append_val (self->people, person);
}

static GPtrArray *
read_contacts (AccordReader *reader, gint64 customer, GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (reader, &accord_contact_kind);
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (AccordIds) ids = NULL;
  GPtrArray *contacts;

  accord_query_add_number (query, "customer", ACCORD_OP_IS, customer);
  ids = accord_reader_find (reader, query, error);
  contacts = ids != NULL ? accord_reader_load (reader, kind, ids->ids, ids->n_ids, error) : NULL;
  if (contacts != NULL)
    g_ptr_array_sort (contacts, compare_contacts);
  return contacts;
}

static gboolean
add_contacts (AccordMailingPeople *self, AccordReader *reader, const Asked *asked, gint64 customer, GError **error)
{
  g_autoptr (GPtrArray) contacts = read_contacts (reader, customer, error);

  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    {
      if (refuses (contacts->pdata[i]))
        self->n_refused++;
      else if (accord_record_text (contacts->pdata[i], "email") == NULL)
        self->n_nowhere++;
      else
        {
          add (self, customer, accord_record_id (contacts->pdata[i]));
          if (asked->who == ACCORD_MAILING_FIRST)
            return TRUE;
        }
    }
  return contacts != NULL;
}

/* Who wants no mailings as a company gets none for its people; what channel it wants is its own affair. */
static gboolean
add_customer (AccordMailingPeople *self, AccordReader *reader, const Asked *asked, AccordRecord *customer, GError **error)
{
  gboolean itself = asked->who == ACCORD_MAILING_CUSTOMER;

  if (itself ? refuses (customer) : accord_record_number (customer, "no_mailings") != 0)
    self->n_refused++;
  else if (!itself)
    return add_contacts (self, reader, asked, accord_record_id (customer), error);
  else
    {
      self->n_nowhere += accord_record_text (customer, "email") == NULL;
      add (self, accord_record_id (customer), 0);
    }
  return TRUE;
}

static DexFuture *
read_people (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (AccordMailingPeople) self = g_new0 (AccordMailingPeople, 1);
  const AccordKind *kind = accord_reader_get_kind (reader, &accord_customer_kind);
  g_autoptr (GPtrArray) customers = NULL;
  g_autoptr (GError) error = NULL;

  g_atomic_ref_count_init (&self->refs);
  self->people = g_array_new (FALSE, FALSE, sizeof (AccordMailingPerson));
  customers = accord_reader_load (reader, kind, (const gint64 *) (gconstpointer) asked->customers->data, asked->customers->len, &error);
  for (guint i = 0; customers != NULL && error == NULL && i < customers->len && self->people->len < asked->most; i++)
    if (customers->pdata[i] != NULL && !add_customer (self, reader, asked, customers->pdata[i], &error))
      break;
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (self->people->len > asked->most)
    g_array_set_size (self->people, asked->most);
  return dex_future_new_take_boxed (ACCORD_TYPE_MAILING_PEOPLE, g_steal_pointer (&self));
}

/**
 * accord_mailing_people_find:
 * @store: the open file
 * @customers: (array length=n): whom it is for
 * @who: whom of each
 * @most: people at most
 *
 * Returns: (transfer full): a future of #AccordMailingPeople; rejects with an #AccordStoreError
 */
DexFuture *
accord_mailing_people_find (AccordStore *store, const gint64 *customers, guint n, AccordMailingWho who, guint most)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { g_array_sized_new (FALSE, FALSE, sizeof (gint64), n), who, most };
  if (n > 0)
    g_array_append_vals (asked->customers, customers, n);
  return accord_store_read_long (store, read_people, asked, asked_free);
}
