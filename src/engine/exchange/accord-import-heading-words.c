/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a heading says of its column besides the field it goes to. Any thread. */

#include "accord-import-headings.h"

#include <string.h>

/**
 * accord_import_heading_is_manager:
 * @heading: the heading of a column that goes to a member's team
 *
 * Returns: whether the column names the team by its manager
 */
gboolean
accord_import_heading_is_manager (const char *heading)
{
  g_autofree char *normalised = accord_import_heading_normalise (heading);

  return g_str_has_suffix (normalised, "manager") || g_str_has_suffix (normalised, "经理");
}

/**
 * accord_import_heading_customer_type:
 * @heading: the heading of a column that goes to a customer's name
 *
 * Returns: (nullable): "company" where the heading speaks of companies
 */
const char *
accord_import_heading_customer_type (const char *heading)
{
  static const char *const words[] = { "account", "company", "organi", "公司", "企业" };
  g_autofree char *normalised = accord_import_heading_normalise (heading);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (normalised, words[i]) != NULL)
      return "company";
  return NULL;
}

static gboolean
is_ending (const char *text)
{
  static const char *const endings[] = { "",    "e",   "ed",    "ing",  "ion",  "ation", "ment",
                                         "y",   "ied", "ies",   "s",    "al",   "ting",  "ted",
                                         "t",   "ify", "fied",  "fying", "ication", NULL };

  return g_strv_contains (endings, text);
}

/**
 * accord_import_heading_enters:
 * @heading: the heading of a column of dates
 * @stage: the name of a stage
 *
 * Tells whether a column says when a deal entered a stage: its heading is "entered" and the stage,
 * or its first word and the stage's are one but for the ending ("engage_date", "Engaging").
 *
 * Returns: whether it does
 */
gboolean
accord_import_heading_enters (const char *heading,
                              const char *stage)
{
  g_autofree char *column = accord_import_heading_normalise (heading);
  g_autofree char *name = accord_import_heading_normalise (stage);
  gsize same = 0;

  if (g_str_has_prefix (column, "entered "))
    return strcmp (column + strlen ("entered "), name) == 0;
  column[strcspn (column, " ")] = '\0';
  name[strcspn (name, " ")] = '\0';
  while (column[same] != '\0' && column[same] == name[same])
    same++;
  return same >= 4 && is_ending (column + same) && is_ending (name + same);
}
