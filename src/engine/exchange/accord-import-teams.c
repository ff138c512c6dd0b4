/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of members that names each one's manager: every manager has a team, called after him or
 * her, leads it and is a member too, at the office where most of the team are. A team that has a
 * lead already is left as it is. Database thread. */

#include "accord-import-run-private.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-query.h"

typedef struct {
  gint64 team;
  GHashTable *offices; /* char * to n */
} Manager;

static void
manager_free (Manager *manager)
{
  g_hash_table_unref (manager->offices);
  g_free (manager);
}

/*< private >
 * accord_import_teams_note_row:
 * @file: a file of members whose row was written
 * @team: the team of the row
 */
void
accord_import_teams_note_row (AccordImportFile *file,
                              gint64            team)
{
  const char *name, *office;
  Manager *manager;
  guint n;

  /* Goals and others have a team too, and no office. */
  if (!file->teams_by_manager || team == 0)
    return;
  name = file->texts[accord_kind_find (file->kind, "team")];
  office = file->values[accord_kind_find (file->kind, "office")].text;
  if (name == NULL)
    return;
  if (file->managers == NULL)
    file->managers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) manager_free);
  manager = g_hash_table_lookup (file->managers, name);
  if (manager == NULL)
    {
      manager = g_new0 (Manager, 1);
      manager->team = team;
      manager->offices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (file->managers, g_strdup (name), manager);
    }
  if (office == NULL)
    return;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (manager->offices, office));
  g_hash_table_insert (manager->offices, g_strdup (office), GUINT_TO_POINTER (n + 1));
}

static const char *
most_frequent (GHashTable *offices)
{
  GHashTableIter iter;
  gpointer office;
  gpointer n;
  const char *best = NULL;
  guint best_n = 0;

  g_hash_table_iter_init (&iter, offices);
  while (g_hash_table_iter_next (&iter, &office, &n))
    if (GPOINTER_TO_UINT (n) > best_n)
      {
        best = office;
        best_n = GPOINTER_TO_UINT (n);
      }
  return best;
}

static void
clear_values (AccordValue *values,
              int          n)
{
  for (int f = 0; f < n; f++)
    accord_value_clear (&values[f]);
}

static gint64
make_member (AccordImportFile   *file,
             AccordImportLinks  *members,
             const char         *name,
             const Manager      *manager,
             GError            **error)
{
  const AccordKind *kind = &accord_member_kind;
  g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
  gint64 id;

  accord_value_set_text (&values[accord_kind_find (kind, "name")], name);
  accord_value_set_text (&values[accord_kind_find (kind, "role")], "manager");
  accord_value_set_number (&values[accord_kind_find (kind, "team")], manager->team);
  accord_value_set_text (&values[accord_kind_find (kind, "office")],
                         most_frequent (manager->offices));
  id = accord_bulk_create (file->run->bulk, kind, values, error);
  if (id != 0)
    {
      accord_import_links_add (members, values, id);
      file->result->links_made++;
    }
  clear_values (values, kind->n_fields);
  return id;
}

/* A manager who stands in the file as a member too. */
static gboolean
set_role (AccordImportFile  *file,
          gint64             member,
          GError           **error)
{
  const AccordKind *kind = &accord_member_kind;
  g_autofree AccordValue *values = NULL;
  int n_changed;
  gboolean done;

  if (!accord_import_match_is_ours (file->match, member))
    return TRUE;
  values = g_new0 (AccordValue, kind->n_fields);
  accord_value_set_text (&values[accord_kind_find (kind, "role")], "manager");
  done = accord_bulk_update (file->run->bulk, kind, member, values, &n_changed, error);
  clear_values (values, kind->n_fields);
  return done;
}

static gboolean
set_lead (AccordImportFile  *file,
          const Manager     *manager,
          gint64             member,
          GError           **error)
{
  const AccordKind *kind = &accord_team_kind;
  g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
  int n_changed;
  gboolean done;

  accord_value_set_number (&values[accord_kind_find (kind, "lead")], member);
  accord_value_set_text (&values[accord_kind_find (kind, "office")],
                         most_frequent (manager->offices));
  done = accord_bulk_update (file->run->bulk, kind, manager->team, values, &n_changed, error);
  clear_values (values, kind->n_fields);
  return done;
}

static gboolean
has_lead (AccordImportFile  *file,
          gint64             team,
          gboolean          *has,
          GError           **error)
{
  g_autoptr (GPtrArray) records = accord_reader_load (accord_bulk_reader (file->run->bulk),
                                                      &accord_team_kind, &team, 1, error);

  if (records == NULL)
    return FALSE;
  *has = records->len > 0 && records->pdata[0] != NULL
         && accord_record_number (records->pdata[0], "lead") != 0;
  return TRUE;
}

static gboolean
finish_manager (AccordImportFile  *file,
                const char        *name,
                const Manager     *manager,
                GPtrArray         *made,
                GError           **error)
{
  AccordImportLinks *members = accord_import_run_links (file->run, &accord_member_kind, error);
  AccordImportLinkHow how;
  gboolean led = FALSE;
  gint64 member;

  if (members == NULL || !has_lead (file, manager->team, &led, error))
    return FALSE;
  if (led)
    return TRUE;
  if (!accord_import_links_find (members, name, FALSE, &member, &how, error))
    return FALSE;
  if (member > 0)
    return set_role (file, member, error) && set_lead (file, manager, member, error);
  if (!accord_import_links_may_make (members, name))
    return TRUE;
  member = make_member (file, members, name, manager, error);
  g_ptr_array_add (made, g_strdup (name));
  return member != 0 && set_lead (file, manager, member, error);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/*< private >
 * accord_import_teams_finish:
 * @file: a file of members, read to its end
 * @error: return location
 *
 * Gives every team its lead.
 */
gboolean
accord_import_teams_finish (AccordImportFile  *file,
                            GError           **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  g_autofree char **names = NULL;
  g_autofree char *list = NULL;

  if (file->managers == NULL)
    return TRUE;
  names = (char **) g_hash_table_get_keys_as_array (file->managers, NULL);
  qsort (names, g_hash_table_size (file->managers), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    if (!finish_manager (file, names[i], g_hash_table_lookup (file->managers, names[i]), made, error))
      return FALSE;
  if (made->len == 0)
    return TRUE;
  g_ptr_array_add (made, NULL);
  list = g_strjoinv (", ", (char **) made->pdata);
  accord_import_result_note (file->result,
                             _("Managers who are not rows of the file were added as members: %s."),
                             list);
  return TRUE;
}
