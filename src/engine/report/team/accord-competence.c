/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Competencies of a member: the newest rating of each by manager and by the person, against what the role
 * asks for. Ratings are private: who may not see them gets none (accord-rights.c). Reader thread. */

#include "accord-config.h"

#include "accord-competence.h"

#include <glib/gi18n-lib.h>

#include "accord-statement.h"

G_DEFINE_BOXED_TYPE (AccordCompetence, accord_competence, accord_competence_copy, accord_competence_free)

static void
skill_free (gpointer data)
{
  AccordSkill *skill = data;

  g_free (skill->name);
  g_free (skill->about);
  for (int i = 0; i < 5; i++)
    g_free (skill->levels[i]);
  g_free (skill);
}

static gpointer
skill_copy (gconstpointer from, gpointer unused)
{
  AccordSkill *copy = g_memdup2 (from, sizeof (AccordSkill));

  copy->name = g_strdup (copy->name);
  copy->about = g_strdup (copy->about);
  for (int i = 0; i < 5; i++)
    copy->levels[i] = g_strdup (copy->levels[i]);
  return copy;
}

AccordCompetence *
accord_competence_copy (const AccordCompetence *competence)
{
  AccordCompetence *copy = g_memdup2 (competence, sizeof *competence);

  copy->skills = g_ptr_array_copy (competence->skills, skill_copy, NULL);
  g_ptr_array_set_free_func (copy->skills, skill_free);
  return copy;
}

void
accord_competence_free (AccordCompetence *competence)
{
  if (competence == NULL)
    return;
  g_ptr_array_unref (competence->skills);
  g_free (competence);
}

typedef struct {
  gint64 actor;
  gint64 member;
} Asked;

/* What is asked of the member's role; of others, only what was rated. */
static const char *
target_column (const char *role)
{
  static const char *const roles[] = { "representative", "manager", "marketing", "service" };
  static const char *const columns[] = { "target_representative", "target_manager", "target_marketing", "target_service" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (role, roles[i]) == 0)
      return columns[i];
  return "NULL";
}

/* What another program wrote may lie outside of the five levels, of which 0 is none. */
static int
level_in (AccordStatement *row, int column)
{
  return (int) CLAMP (accord_statement_int (row, column), 0, 5);
}

static AccordSkill *
take_skill (AccordStatement *row)
{
  AccordSkill *skill = g_new0 (AccordSkill, 1);

  skill->competency = accord_statement_int (row, 0);
  skill->name = g_strdup (accord_statement_text (row, 1));
  skill->about = g_strdup (accord_statement_text (row, 2));
  for (int i = 0; i < 5; i++)
    skill->levels[i] = g_strdup (accord_statement_text (row, 3 + i));
  skill->target = level_in (row, 8);
  return skill;
}

static gboolean
read_model (AccordReader *reader, const char *role, AccordCompetence *result, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, name, about, level_one, level_two, level_three, level_four, level_five, %s"
                                          " FROM competency WHERE del<=0 ORDER BY rank, id", target_column (role));
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    g_ptr_array_add (result->skills, take_skill (row));
  result->has_model = result->skills->len > 0;
  return accord_error_pass (error, &failed);
}

static AccordSkill *
skill_of (AccordCompetence *result, gint64 competency)
{
  for (guint i = 0; i < result->skills->len; i++)
    if (((AccordSkill *) result->skills->pdata[i])->competency == competency)
      return result->skills->pdata[i];
  return NULL;
}

static gboolean
read_ratings (AccordReader *reader, gint64 member, AccordCompetence *result, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader, "SELECT competency, view, level, rated_on FROM rating WHERE member=?1 AND del<=0 ORDER BY rated_on, id", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, member);
  while (accord_statement_step (row, &failed))
    {
      AccordSkill *skill = skill_of (result, accord_statement_int (row, 0));
      gboolean self = g_strcmp0 (accord_statement_text (row, 1), "self") == 0;

      if (skill == NULL)
        continue;
      *(self ? &skill->self : &skill->manager) = level_in (row, 2);
      skill->rated_on = MAX (skill->rated_on, accord_statement_int (row, 3));
      result->rated_on = MAX (result->rated_on, skill->rated_on);
    }
  return accord_error_pass (error, &failed);
}

static gboolean
read_all (AccordReader *reader, const Asked *asked, AccordCompetence *result, GError **error)
{
  g_autoptr (GPtrArray) members = accord_reader_load (reader, &accord_member_kind, &asked->member, 1, error);
  AccordRights rights;
  AccordRecord *member;

  if (members == NULL || !accord_rights_read (reader, asked->actor, &rights, error))
    return FALSE;
  member = members->pdata[0];
  result->visible = member != NULL &&
                    accord_rights_reach (&rights, rights.sees, asked->member, accord_record_number (member, "team"));
  if (member == NULL || !read_model (reader, accord_record_text (member, "role"), result, error))
    return member == NULL;
  if (result->visible && !read_ratings (reader, asked->member, result, error))
    return FALSE;
  for (guint i = result->skills->len; i-- > 0;)
    {
      const AccordSkill *skill = result->skills->pdata[i];

      if (skill->target == 0 && skill->manager == 0 && skill->self == 0)
        g_ptr_array_remove_index (result->skills, i);
    }
  return TRUE;
}

static DexFuture *
read_job (AccordReader *reader, gpointer data)
{
  AccordCompetence *result = g_new0 (AccordCompetence, 1);
  g_autoptr (GError) error = NULL;

  result->skills = g_ptr_array_new_with_free_func (skill_free);
  if (read_all (reader, data, result, &error))
    return dex_future_new_take_boxed (ACCORD_TYPE_COMPETENCE, result);
  accord_competence_free (result);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_competence_read:
 * @store: the open file
 * @actor: who asks; 0: nobody in particular
 * @member: whose
 *
 * Returns: (transfer full): a future that resolves to the #AccordCompetence; without ratings and not visible
 *   where the role of @actor does not see them
 */
DexFuture *
accord_competence_read (AccordStore *store, gint64 actor, gint64 member)
{
  Asked asked = { actor, member };

  return accord_store_read (store, read_job, g_memdup2 (&asked, sizeof asked), g_free);
}

/**
 * accord_skill_gap:
 *
 * The manager's rating counts; where there is none, the person's own.
 *
 * Returns: levels missing to what the role asks for; 0: none, or not rated
 */
int
accord_skill_gap (const AccordSkill *skill)
{
  int level = skill->manager > 0 ? skill->manager : skill->self;

  return level > 0 && level < skill->target ? skill->target - level : 0;
}

static char *
join_gaps (const AccordCompetence *competence)
{
  GString *names = g_string_new (NULL);
  guint n = 0, left = 0;

  for (guint i = 0; i < competence->skills->len; i++)
    left += accord_skill_gap (competence->skills->pdata[i]) > 0;
  for (guint i = 0; i < competence->skills->len; i++)
    {
      const AccordSkill *skill = competence->skills->pdata[i];

      if (accord_skill_gap (skill) == 0)
        continue;
      /* Translators: between names of a list, and before the last of them */
      g_string_append (names, n == 0 ? "" : n + 1 == left ? _(" and ") : _(", "));
      g_string_append (names, skill->name);
      n++;
    }
  return g_string_free (names, FALSE);
}

/**
 * accord_competence_sentence:
 *
 * Returns: (transfer full): the gaps by name, a sentence
 */
char *
accord_competence_sentence (const AccordCompetence *competence)
{
  g_autofree char *gaps = join_gaps (competence);
  guint n_gaps = 0, n_rated = 0, n_asked = 0;

  for (guint i = 0; i < competence->skills->len; i++)
    {
      const AccordSkill *skill = competence->skills->pdata[i];

      n_gaps += accord_skill_gap (skill) > 0;
      n_asked += skill->target > 0;
      n_rated += skill->target > 0 && (skill->manager > 0 || skill->self > 0);
    }
  if (!competence->visible)
    return g_strdup (_("Ratings are seen by the person and by managers."));
  if (competence->rated_on == 0)
    return g_strdup (competence->has_model ? _("Not rated yet.") : _("There are no competencies in this file yet."));
  if (n_gaps == 0)
    return g_strdup (n_rated == n_asked ? _("All areas meet what the role asks for.")
                                        : _("All areas that were rated meet what the role asks for."));
  if (n_gaps == n_rated)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s is below what the role asks for.", "%s are below what the role asks for.", n_gaps), gaps);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s is below what the role asks for; all other areas meet it.",
                                       "%s are below what the role asks for; all other areas meet it.", n_gaps), gaps);
}
