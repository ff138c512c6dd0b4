/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a condition compares a choice or a link with has to be something: "stage=Wonn" would find nothing, and
 * nobody would know why. */

#include "accord-config.h"

#include "accord-ctl-query.h"

#include <glib/gi18n-lib.h>

#include "accord-text-match.h"
#include "accord-text.h"

#define NAMES_SHOWN 12
#define NAMES_READ 2000 /* of a linked kind, among which one that is meant is looked for */

/* What a field may be, in its own order. */
static GPtrArray *
choices_of (const AccordField *field)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; field->choices != NULL && field->choices[i].value != NULL; i++)
    g_ptr_array_add (names, g_strdup (field->choices[i].value));
  return names;
}

static GPtrArray *
titles_of (AccordCtl         *ctl,
           const AccordKind  *target,
           GError           **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (target);
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *names;

  accord_query_set_limit (query, NAMES_READ);
  records = dex_await_boxed (accord_store_select (accord_workspace_get_store (ctl->workspace), query), error);
  if (records == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (names, g_strdup (accord_record_title (records->pdata[i])));
  return names;
}

static gboolean
is_choice (const AccordField *field,
           const char        *text)
{
  for (int i = 0; field->choices != NULL && field->choices[i].value != NULL; i++)
    if (g_str_equal (field->choices[i].value, text))
      return TRUE;
  return field->choices == NULL || field->choices[0].value == NULL;
}

/* By the comparison that the condition itself makes. */
static gboolean
is_title (AccordCtl         *ctl,
          const AccordKind  *target,
          const char        *text,
          gboolean          *is,
          GError           **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (target);
  g_autoptr (GPtrArray) records = NULL;

  accord_query_add_text (query, target->fields[accord_kind_title (target)].name, ACCORD_OP_IS, text);
  accord_query_set_limit (query, 1);
  records = dex_await_boxed (accord_store_select (accord_workspace_get_store (ctl->workspace), query), error);
  *is = records != NULL && records->len > 0;
  return records != NULL;
}

/* Returns: (transfer none) (nullable): the name that was most likely meant */
static const char *
meant (GPtrArray  *names,
       const char *typed)
{
  g_autofree char *folded = accord_text_fold (typed);
  guint most = MAX (accord_text_errors_allowed (folded), 1);
  guint best = most + 1;
  const char *found = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = accord_text_fold (names->pdata[i] != NULL ? names->pdata[i] : "");
      /* Both ways: either may be the beginning of the other. */
      guint errors = MIN (accord_text_distance (folded, name, most), accord_text_distance (name, folded, most));

      if (errors < best && *name != '\0' && g_utf8_strlen (folded, -1) > 1)
        {
          best = errors;
          found = names->pdata[i];
        }
    }
  return found;
}

static char *
list_names (GPtrArray *names)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (names->len, NAMES_SHOWN); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  if (names->len > NAMES_SHOWN)
    g_string_append (list, ", …");
  return g_string_free_and_steal (list);
}

static void
refuse (const char  *path,
        const char  *typed,
        GPtrArray   *names,
        GError     **error)
{
  const char *name = meant (names, typed);
  g_autofree char *list = list_names (names);

  if (names->len == 0)
    g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                 _("There is no “%s” for %s: it has no values yet."), typed, path);
  else if (name != NULL)
    g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                 /* Translators: what was typed, the name of a field, what was most likely meant, all there is */
                 _("There is no “%1$s” for %2$s. Did you mean “%3$s”? There are: %4$s."), typed, path, name, list);
  else
    g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                 _("There is no “%1$s” for %2$s. There are: %3$s."), typed, path, list);
}

static gboolean
check_value (AccordCtl         *ctl,
             const char        *path,
             const AccordField *field,
             const char        *typed,
             GError           **error)
{
  const AccordKind *target = accord_field_is_link (field) ? accord_field_target (field) : NULL;
  g_autoptr (GPtrArray) names = NULL;
  gboolean is = target == NULL && is_choice (field, typed);

  if (target != NULL && !is_title (ctl, target, typed, &is, error))
    return FALSE;
  if (is)
    return TRUE;
  names = target != NULL ? titles_of (ctl, target, error) : choices_of (field);
  if (names != NULL)
    refuse (path, typed, names, error);
  return FALSE;
}

/**
 * accord_ctl_query_check:
 * @ctl: the run, its workspace open
 * @filter: conditions as they were typed
 * @error: return location; the sentence names the values there are, and the one that was most likely meant
 *
 * Looks whether what choices and links are compared with exists. Fiber.
 *
 * Returns: %FALSE where it does not
 */
gboolean
accord_ctl_query_check (AccordCtl           *ctl,
                        const AccordFilter  *filter,
                        GError             **error)
{
  for (guint i = 0; i < accord_filter_get_n (filter); i++)
    {
      const char *path = accord_filter_get_path (filter, i);
      AccordOp op = accord_filter_get_op (filter, i);
      const AccordField *field = accord_filter_field (accord_filter_get_kind (filter), path, NULL);
      guint n;
      const AccordOperand *operands = accord_filter_get_operands (filter, i, &n);

      if ((op != ACCORD_OP_IS && op != ACCORD_OP_IS_NOT) || field == NULL ||
          (field->type != ACCORD_FIELD_CHOICE && !accord_field_is_link (field)))
        continue;
      for (guint k = 0; k < n; k++)
        if (operands[k].value.text != NULL && !check_value (ctl, path, field, operands[k].value.text, error))
          return FALSE;
    }
  return TRUE;
}
