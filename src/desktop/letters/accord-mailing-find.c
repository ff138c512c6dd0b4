/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom a mailing still goes to: a mailing that was interrupted, or that was for more people than are written to at once,
 * goes on with the others. Read in portions, so that a list does not wait long for its turn. */

#include "accord-config.h"

#include "accord-mailing-find.h"

#include "accord-date.h"

#define LATELY_DAYS 30
#define PORTION 500 /* customers */

G_DEFINE_BOXED_TYPE (AccordMailingFound, accord_mailing_found, accord_mailing_found_ref, accord_mailing_found_unref)

AccordMailingFound *
accord_mailing_found_ref (AccordMailingFound *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_mailing_found_unref (AccordMailingFound *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->people);
  g_free (self);
}

typedef struct {
  AccordStore *store;
  AccordQuery *query;
  gint64 letter_template;
  AccordMailingWho who;
  guint most;
} Asked;

static void
asked_free (gpointer data)
{
  g_object_unref (((Asked *) data)->store);
  accord_query_unref (((Asked *) data)->query);
  g_free (data);
}

static char *
person_key (gint64 customer, gint64 contact)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT, customer, contact);
}

/* Who has had this text lately, or was passed over. */
static GHashTable *
read_done (const Asked *asked, GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_letter_kind);
  g_autoptr (GPtrArray) letters = NULL;

  if (asked->letter_template == 0)
    return g_steal_pointer (&people);
  accord_query_add_number (query, "template", ACCORD_OP_IS, asked->letter_template);
  accord_query_add_number (query, "mailing.started_on", ACCORD_OP_AT_LEAST, accord_date_today () - LATELY_DAYS);
  letters = dex_await_boxed (accord_store_select (asked->store, query), error);
  if (letters == NULL)
    return NULL;
  for (guint i = 0; i < letters->len; i++)
    g_hash_table_add (people, person_key (accord_record_number (letters->pdata[i], "customer"), accord_record_number (letters->pdata[i], "contact")));
  return g_steal_pointer (&people);
}

static void
add_portion (AccordMailingFound *self, const AccordMailingPeople *portion, GHashTable *done, guint most)
{
  self->n_refused += portion->n_refused;
  self->n_nowhere += portion->n_nowhere;
  for (guint i = 0; i < portion->people->len; i++)
    {
      const AccordMailingPerson *person = &g_array_index (portion->people, AccordMailingPerson, i);
      g_autofree char *key = person_key (person->customer, person->contact);

      if (g_hash_table_contains (done, key))
        self->n_done++;
      else if (self->people->len < most)
        g_array_append_vals (self->people, person, 1);
      else
        self->more = TRUE;
    }
}

static DexFuture *
find_fiber (gpointer data)
{
  const Asked *asked = data;
  g_autoptr (AccordMailingFound) self = g_new0 (AccordMailingFound, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordIds) ids = dex_await_boxed (accord_store_find (asked->store, asked->query), &error);
  g_autoptr (GHashTable) done = ids != NULL ? read_done (asked, &error) : NULL;

  g_atomic_ref_count_init (&self->refs);
  self->people = g_array_new (FALSE, FALSE, sizeof (AccordMailingPerson));
  for (guint at = 0; done != NULL && error == NULL && at < ids->n_ids && !self->more; at += PORTION)
    {
      g_autoptr (AccordMailingPeople) portion =
        dex_await_boxed (accord_mailing_people_find (asked->store, ids->ids + at, MIN (PORTION, ids->n_ids - at), asked->who, G_MAXUINT), &error);

      if (portion != NULL)
        add_portion (self, portion, done, asked->most);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_MAILING_FOUND, g_steal_pointer (&self));
}

/**
 * accord_mailing_find:
 * @store: the open file
 * @query: the customers it is for
 * @letter_template: its text; who had it within the last 30 days is left out; 0: nobody is
 * @who: whom of each
 * @most: people at most
 *
 * Main thread.
 *
 * Returns: (transfer full): a future of #AccordMailingFound; rejects with an #AccordStoreError
 */
DexFuture *
accord_mailing_find (AccordStore *store, AccordQuery *query, gint64 letter_template, AccordMailingWho who, guint most)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { g_object_ref (store), accord_query_ref (query), letter_template, who, most };
  return dex_scheduler_spawn (NULL, 0, find_fiber, asked, asked_free);
}
