/* SPDX-License-Identifier: GPL-3.0-or-later */

/* To whom a ticket goes (domain.md §4.6). The rule, from the first to the last that is there:
 *
 *   warned    whose it is ─▶ their deputy ─▶ as at the manager
 *   manager   who leads the owner's team ─▶ their deputy ─▶ the first manager by name
 *   head      the head of service ─▶ their deputy ─▶ as at the manager
 *
 * Whoever left, or has not begun, is nobody. Who is absent today (in the time zone of the workspace) is passed over; where all are,
 * it goes to the first as if nobody were: somebody has to find it. From the manager on it is never the owner. Fibers of the main
 * thread. */

#include "accord-config.h"

#include "accord-escalation-private.h"

#include <string.h>
#include "accord-query.h"
#include "accord-wall-time.h"

struct _AccordEscalationPeople {
  GPtrArray *members;    /* of AccordRecord, by name */
  GHashTable *leads;     /* team → member */
  GHashTable *deputies;  /* who is absent → their deputy, or 0 */
  gint64 head;
};

static gpointer
key_of (gint64 id)
{
  return GSIZE_TO_POINTER ((gsize) id);
}

/* By name, then by identity: local ids differ between computers. */
static int
compare_members (gconstpointer a, gconstpointer b)
{
  AccordRecord *one = *(AccordRecord *const *) a, *other = *(AccordRecord *const *) b;
  int order = g_strcmp0 (accord_record_title (one), accord_record_title (other));
  char uids[2][ACCORD_ID_TEXT + 1];

  if (order != 0)
    return order;
  accord_id_to_text (accord_record_uid (one), uids[0]);
  accord_id_to_text (accord_record_uid (other), uids[1]);
  return strcmp (uids[0], uids[1]);
}

static gboolean
has_gone (AccordRecord *member, gint64 day)
{
  gint64 left, joined;

  return (accord_record_get_number (member, "left_on", &left) && left <= day) ||
         (accord_record_get_number (member, "joined_on", &joined) && joined > day);
}

static GPtrArray *
select_all (AccordStore *store, const AccordKind *kind, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_store_get_kind (store, kind));

  return dex_await_boxed (accord_store_select (store, query), error);
}

static gboolean
read_members (AccordEscalationPeople *self, AccordStore *store, gint64 day, GError **error)
{
  g_autoptr (GPtrArray) all = select_all (store, &accord_member_kind, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (!has_gone (all->pdata[i], day))
      g_ptr_array_add (self->members, accord_record_ref (all->pdata[i]));
  g_ptr_array_sort (self->members, compare_members);
  return all != NULL;
}

static gboolean
read_leads (AccordEscalationPeople *self, AccordStore *store, GError **error)
{
  g_autoptr (GPtrArray) teams = select_all (store, &accord_team_kind, error);

  for (guint i = 0; teams != NULL && i < teams->len; i++)
    g_hash_table_insert (self->leads, key_of (accord_record_id (teams->pdata[i])), key_of (accord_record_number (teams->pdata[i], "lead")));
  return teams != NULL;
}

static gboolean
read_absences (AccordEscalationPeople *self, AccordStore *store, gint64 day, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_store_get_kind (store, &accord_absence_kind));
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_number (query, "begins_on", ACCORD_OP_AT_MOST, day);
  accord_query_add_number (query, "ends_on", ACCORD_OP_AT_LEAST, day);
  found = dex_await_boxed (accord_store_select (store, query), error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    g_hash_table_insert (self->deputies, key_of (accord_record_number (found->pdata[i], "member")), key_of (accord_record_number (found->pdata[i], "deputy")));
  return found != NULL;
}

static gint64
day_of (AccordRecord *settings, gint64 now)
{
  const char *name = accord_record_text (settings, "time_zone");
  g_autoptr (GTimeZone) zone = name != NULL && *name != '\0' ? g_time_zone_new_identifier (name) : NULL;

  if (zone == NULL)
    zone = g_time_zone_new_local ();
  return accord_wall_date (now, zone, NULL);
}

/**
 * accord_escalation_people_read:
 * @store: the open file
 * @settings: of the workspace
 * @now: ms since 1970-01-01 UTC: who is absent then
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): who is there; %NULL with an #AccordStoreError
 */
AccordEscalationPeople *
accord_escalation_people_read (AccordStore *store, AccordRecord *settings, gint64 now, GError **error)
{
  AccordEscalationPeople *self = g_new0 (AccordEscalationPeople, 1);
  gint64 day = day_of (settings, now);

  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  self->leads = g_hash_table_new (NULL, NULL);
  self->deputies = g_hash_table_new (NULL, NULL);
  self->head = accord_record_number (settings, "service_head");
  if (read_members (self, store, day, error) && read_leads (self, store, error) && read_absences (self, store, day, error))
    return self;
  accord_escalation_people_free (self);
  return NULL;
}

/**
 * accord_escalation_people_free:
 */
void
accord_escalation_people_free (AccordEscalationPeople *self)
{
  g_ptr_array_unref (self->members);
  g_hash_table_unref (self->leads);
  g_hash_table_unref (self->deputies);
  g_free (self);
}

static AccordRecord *
find (const AccordEscalationPeople *self, gint64 id)
{
  for (guint i = 0; id != 0 && i < self->members->len; i++)
    if (accord_record_id (self->members->pdata[i]) == id)
      return self->members->pdata[i];
  return NULL;
}

/* They, or who stands in for them; never @but. @absent_too: whether they are there does not matter. */
static AccordRecord *
one_of (const AccordEscalationPeople *self, gint64 id, gint64 but, gboolean absent_too)
{
  gpointer deputy;

  if (id == 0 || id == but || find (self, id) == NULL)
    return NULL;
  if (absent_too || !g_hash_table_lookup_extended (self->deputies, key_of (id), NULL, &deputy))
    return find (self, id);
  if ((gint64) GPOINTER_TO_SIZE (deputy) == but || g_hash_table_contains (self->deputies, deputy))
    return NULL;
  return find (self, (gint64) GPOINTER_TO_SIZE (deputy));
}

/* Who leads the owner's team; of those who lead it themselves, and of tickets of nobody, the first manager by name. */
static AccordRecord *
manager_of (const AccordEscalationPeople *self, gint64 owner, gboolean absent_too)
{
  AccordRecord *member = find (self, owner);
  gpointer lead = member != NULL ? g_hash_table_lookup (self->leads, key_of (accord_record_number (member, "team"))) : NULL;
  AccordRecord *found = one_of (self, (gint64) GPOINTER_TO_SIZE (lead), owner, absent_too);

  for (guint i = 0; found == NULL && i < self->members->len; i++)
    {
      AccordRecord *other = self->members->pdata[i];
      gint64 id = accord_record_id (other);

      if (g_strcmp0 (accord_record_text (other, "role"), "manager") == 0 && id != owner &&
          (absent_too || !g_hash_table_contains (self->deputies, key_of (id))))
        found = other;
    }
  return found;
}

static AccordRecord *
choose (const AccordEscalationPeople *self, gint64 owner, AccordEscalationLevel level, gboolean absent_too)
{
  AccordRecord *first = NULL;

  if (level == ACCORD_ESCALATION_WARNED)
    first = one_of (self, owner, 0, absent_too);
  else if (level == ACCORD_ESCALATION_HEAD)
    first = one_of (self, self->head, 0, absent_too);
  return first != NULL ? first : manager_of (self, owner, absent_too);
}

/**
 * accord_escalation_people_choose:
 * @self: who is there
 * @owner: whose ticket it is, or 0
 * @level: how far it goes up
 *
 * Returns: (transfer none) (nullable): who takes it; %NULL: nobody can
 */
AccordRecord *
accord_escalation_people_choose (const AccordEscalationPeople *self, gint64 owner, AccordEscalationLevel level)
{
  AccordRecord *there = choose (self, owner, level, FALSE);

  return there != NULL ? there : choose (self, owner, level, TRUE);
}
