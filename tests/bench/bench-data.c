/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes customers.csv, deals.csv, contacts.csv and activities.csv of any size, the same bytes for the
 * same arguments.
 *
 *   bench-data FOLDER CUSTOMERS DEALS
 *
 * 60 % of the customers have Chinese names, 40 % Western ones; deals lie in seven stages over three
 * years; forty people own them. Every customer has one or two contacts and two things done or to do. */
#include <glib.h>
#include <stdio.h>

static guint64 state = 88172645463325252;

static guint
pick (guint n)
{
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (guint) ((state >> 32) % n);
}

#define ANY(list) (list)[pick (G_N_ELEMENTS (list))]

static const char *const cities_zh[] = { "上海", "北京", "深圳", "苏州", "杭州", "成都", "重庆", "南京", "无锡", "西安", "宁波", "广州" };
static const char *const brands_zh[] = { "恒", "远", "瑞", "华", "云", "启", "光", "联", "锦", "禾", "安", "泰", "博", "润", "中", "科",
                                         "智", "新", "维", "佳", "德", "盛", "嘉", "海", "天", "宏", "鑫", "源", "达", "通", "利", "丰" };
static const char *const trades_zh[] = { "医疗器械", "软件", "半导体", "纺织", "物流", "教育科技", "生物技术", "机械制造", "电子", "食品", "汽配" };
static const char *const forms_zh[] = { "有限公司", "股份有限公司", "集团", "科技有限公司" };
static const char *const names_en[] = { "Nord", "Harbor", "Cedar", "Falcon", "Bright", "Polar", "Granite", "Zephyr", "Lumen", "Orchid",
                                        "Silver", "Atlas", "Summit", "River", "Stone", "Oak", "Delta", "Vector", "Quantum", "Pioneer" };
static const char *const ends_en[] = { "wind", "line", "bay", "works", "bridge", "field", "gate", "point", "crest", "mark" };
static const char *const trades_en[] = { "Robotics", "Logistics", "Packaging", "Foods", "Systems", "Media", "Motors", "Health", "Analytics" };
static const char *const industries[] = { "Medical devices", "Software", "Semiconductors", "Textiles", "Logistics", "Education", "Food" };
static const char *const sources[] = { "Referral", "Website", "Exhibition", "Partner", "Cold call" };
static const char *const cities_en[] = { "Berlin", "Rotterdam", "Lyon", "Leeds", "Austin", "Toronto", "Oslo", "Porto" };
static const char *const stages[] = { "Lead", "Qualified", "Discovery", "Proposal", "Negotiation", "Won", "Lost" };

static const char *const families_zh[] = { "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "欧阳" };
static const char *const given_zh[] = { "伟", "芳", "娜", "敏", "静", "秀英", "建华", "志强", "晓东", "海燕", "雪梅", "子轩", "浩然", "欣怡", "思远", "俊杰" };
static const char *const first_en[] = { "Emma", "Liam", "Olivia", "Noah", "Sophia", "James", "Élodie", "Jürgen", "Zoë", "Søren", "Chloé", "André" };
static const char *const last_en[] = { "Smith", "Müller", "García", "Johnson", "Rossi", "Dubois", "Jensen", "Novak", "Brown", "Schmidt", "Lefèvre", "Hansen" };
static const char *const positions_zh[] = { "采购经理", "总经理", "技术总监", "财务主管", "市场经理", "运营总监" };
static const char *const positions_en[] = { "Purchasing Manager", "CEO", "CTO", "Finance Lead", "Marketing Manager", "Owner" };
static const char *const doings_zh[] = { "跟进报价", "电话回访", "现场演示", "合同确认", "需求沟通", "方案讲解" };
static const char *const doings_en[] = { "Follow up on quote", "Check-in call", "On-site demo", "Confirm contract", "Send brochure", "Chase invoice" };
static const char *const sold_zh[] = { "年度软件订阅", "设备采购", "系统升级", "培训服务", "云迁移项目", "维保续约", "定制开发", "数据平台建设" };
static const char *const sold_en[] = { "annual licence", "equipment order", "system upgrade", "training package", "cloud migration", "consulting" };
static const char *const lost_reasons[] = { "price", "competitor", "no budget", "no decision", "timing", "missing feature" };
static const char *const doing_types[] = { "call", "email", "meeting", "task", "visit" };

static char *
customer_name (gboolean chinese, guint number)
{
  if (chinese)
    return g_strdup_printf ("%s%s%s%s%s", ANY (cities_zh), ANY (brands_zh), ANY (brands_zh), ANY (trades_zh), ANY (forms_zh));
  return g_strdup_printf ("%s%s %s %u", ANY (names_en), ANY (ends_en), ANY (trades_en), number % 9973);
}

static void
write_customers (const char *folder, guint n)
{
  g_autofree char *path = g_build_filename (folder, "customers.csv", NULL);
  FILE *out = fopen (path, "w");

  fputs ("id,name,type,industry,source,owner,phone,email,website,country,city,address,created,note\n", out);
  for (guint i = 0; i < n; i++)
    {
      gboolean chinese = pick (10) < 6;
      g_autofree char *name = customer_name (chinese, i);

      fprintf (out, "C%07u,%s,company,%s,%s,Rep %02u,+%u %u %07u,info%u@c%x.example,https://c%x.example,%s,%s,%u %s,%04u-%02u-%02u,%s\n",
               i, name, ANY (industries), ANY (sources), pick (40), chinese ? 86 : 49, 20 + pick (700), pick (9999999), i, i, i,
               chinese ? "China" : "Germany", chinese ? ANY (cities_zh) : ANY (cities_en), 1 + pick (400),
               chinese ? "星湖街" : "Harbour Road", 2023 + pick (3), 1 + pick (12), 1 + pick (28),
               pick (4) ? "" : "Asked for the new catalogue and a visit in spring");
    }
  fclose (out);
}

static void
write_deals (const char *folder, guint n, guint n_customers)
{
  g_autofree char *path = g_build_filename (folder, "deals.csv", NULL);
  FILE *out = fopen (path, "w");

  fputs ("opportunity id,deal name,account id,owner,stage,amount,opened,closed,expected close,probability,lost reason\n", out);
  for (guint i = 0; i < n; i++)
    {
      static const guint probabilities[] = { 10, 20, 40, 60, 80, 100, 0 };
      guint stage = pick (7);
      guint year = 2023 + pick (3), month = 1 + pick (12), day = 1 + pick (28);
      gboolean chinese = pick (10) < 6;
      g_autofree char *customer = customer_name (chinese, i);

      fprintf (out, "D%07u,%s - %s,C%07u,Rep %02u,%s,%u.%02u,%04u-%02u-%02u,", i, customer,
               chinese ? ANY (sold_zh) : ANY (sold_en), pick (n_customers), pick (40), stages[stage], 500 + pick (200000),
               pick (100), year, month, day);
      if (stage >= 5)
        fprintf (out, "%04u-%02u-%02u", month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, day);
      fprintf (out, ",%04u-%02u-%02u,%u,%s\n", year + 1, month, day, probabilities[stage], stage == 6 ? ANY (lost_reasons) : "");
    }
  fclose (out);
}

static void
write_contacts (const char *folder, guint n_customers)
{
  g_autofree char *path = g_build_filename (folder, "contacts.csv", NULL);
  FILE *out = fopen (path, "w");

  fputs ("name,account id,title,email,phone\n", out);
  for (guint i = 0; i < n_customers; i++)
    for (guint k = pick (100) < 55 ? 2 : 1; k > 0; k--)
      {
        gboolean chinese = pick (10) < 6;
        const char *first = chinese ? ANY (families_zh) : ANY (first_en);
        const char *last = chinese ? ANY (given_zh) : ANY (last_en);

        fprintf (out, "%s%s%s,C%07u,%s,contact%u.%u@c%x.example,+%u 1%02u %04u %04u\n", first, chinese ? "" : " ", last, i,
                 chinese ? ANY (positions_zh) : ANY (positions_en), k, pick (9999), i, chinese ? 86 : 44, pick (100),
                 pick (10000), pick (10000));
      }
  fclose (out);
}

static void
write_activities (const char *folder, guint n_customers, guint n_deals)
{
  g_autofree char *path = g_build_filename (folder, "activities.csv", NULL);
  FILE *out = fopen (path, "w");

  fputs ("subject,type,account,owner,deal,due date,done at\n", out);
  for (guint i = 0; i < n_customers * 2; i++)
    {
      gboolean chinese = pick (10) < 6;
      guint year = 2023 + pick (3), month = 1 + pick (12), day = 1 + pick (28);

      fprintf (out, "%s %u,%s,C%07u,Rep %02u,", chinese ? ANY (doings_zh) : ANY (doings_en), i, ANY (doing_types),
               pick (n_customers), pick (40));
      if (n_deals > 0 && pick (2) == 0)
        fprintf (out, "D%07u", pick (n_deals));
      fprintf (out, ",%04u-%02u-%02u,", year, month, day);
      if (pick (100) < 92)
        fprintf (out, "%04u-%02u-%02uT%02u:%02u:00", year, month, day, 8 + pick (10), pick (60));
      fputc ('\n', out);
    }
  fclose (out);
}

int
main (int argc, char **argv)
{
  guint n_customers = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 0;
  guint n_deals = argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : 0;

  if (argc != 4 || n_customers == 0)
    {
      g_printerr ("Usage: bench-data FOLDER CUSTOMERS DEALS\n");
      return 2;
    }
  g_mkdir_with_parents (argv[1], 0755);
  write_customers (argv[1], n_customers);
  write_deals (argv[1], n_deals, n_customers);
  write_contacts (argv[1], n_customers);
  write_activities (argv[1], n_customers, n_deals);
  return 0;
}
